package dev.workspacetokens.application;

/// Who asks for a use case.
public sealed interface Actor {

    /// What kind of actor it is, in the words of events.
    default String kind() {
        return switch (this) {
            case SignedIn _ -> "owner";
            case Saas _ -> "operator";
            case Token _ -> "token";
            case Deployment _ -> "system";
        };
    }

    /// How the actor is named by whoever let them in.
    String id();

    /// The address from which they ask, as the gateway reports it; empty where it reports none.
    String source();

    /// The actor of a kind.
    ///
    /// @throws IllegalArgumentException when there is no such kind
    static Actor of(String kind, String id, String source) {
        return switch (kind) {
            case "owner" -> new SignedIn(id, source);
            case "operator" -> new Saas(id, source);
            case "token" -> new Token(id, source);
            case "system" -> new Deployment();
            default -> throw new IllegalArgumentException("there is no such kind of actor");
        };
    }

    /// A person who signed in.
    ///
    /// @param id the `sub` by which the issuer names them; whether it can be a member's id is for the use case to check
    record SignedIn(String id, String source) implements Actor {}

    /// The SaaS itself, which says who owns what. It is nobody's member.
    ///
    /// @param id the ARN by which IAM names who signed the request; empty where no signature was checked
    record Saas(String id, String source) implements Actor {}

    /// A token itself, which was used.
    record Token(String id, String source) implements Actor {}

    /// This deployment itself, which noticed something.
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
