// A style sheet that a module imports, for the compiler.
declare module "*.css" {
  const sheet: CSSStyleSheet;
  export default sheet;
}
