package dev.workspacetokens.application.token;

import dev.workspacetokens.domain.Person;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.token.LastUse;
import dev.workspacetokens.domain.token.TokenId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// What is shown of tokens beside their own records.
///
/// @param lastUses of those tokens that were used
/// @param names of those people who are still members of the workspace, by their `sub`
/// @param now the present time
public record TokenContext(Map<TokenId, LastUse> lastUses, Map<String, String> names, Instant now) {

    /// The same with the name of somebody more, who is a member.
    TokenContext withName(Person person) {
        var more = new HashMap<>(names);
        more.put(person.id(), person.name());
        return new TokenContext(lastUses, more, now);
    }

    /// What there is to show of a token that the owner creates now.
    static TokenContext ofNew(Owner owner, Instant now) {
        Person creator = owner.person();
        return new TokenContext(Map.of(), Map.of(creator.id(), creator.name()), now);
    }
}
