package dev.workspacetokens.application;

/// Who asks for a use case.
public sealed interface Actor {

    /// How the actor is named by whoever let them in.
    String id();

    /// The address from which they ask, as the gateway reports it; empty where it reports none.
    String source();

    /// This deployment itself, which noticed something.
    Actor SYSTEM = new Deployment();

    /// A person who signed in.
    ///
    /// @param sub as the issuer names them; whether it can be a member's id is for the use case to check
    record SignedIn(String sub, String source) implements Actor {
        @Override
        public String id() {
            return sub;
        }
    }

    /// The SaaS itself, which says who owns what. It is nobody's member.
    ///
    /// @param principal the ARN by which IAM names who signed the request; empty where no signature was checked
    record Saas(String principal, String source) implements Actor {
        @Override
        public String id() {
            return principal;
        }
    }

    /// [#SYSTEM].
    record Deployment() implements Actor {
        @Override
        public String id() {
            return "";
        }

        @Override
        public String source() {
            return "";
        }
    }
}
