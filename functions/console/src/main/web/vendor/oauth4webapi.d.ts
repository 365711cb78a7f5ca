// The types of the library beside this, for the compiler: those of the same version in npm.
export * from "oauth4webapi";
