package dev.workspacetokens.domain.directory;

import static dev.workspacetokens.domain.directory.WorkspaceRole.MANAGER;
import static dev.workspacetokens.domain.directory.WorkspaceRole.OWNER;
import static dev.workspacetokens.domain.directory.WorkspaceRole.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.workspacetokens.domain.Person;
import dev.workspacetokens.domain.Slug;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MemberChangeTest {

    private static final WorkspaceRef ACME = new WorkspaceRef(new Slug("acme"), "uid");

    @Test
    void ownersComeBeforeTheOthersAndRemovalsAreLast() {
        var changes = MemberChange.replacing(
                List.of(member("gone", VIEWER), member("demoted", OWNER), member("same", OWNER), member("up", VIEWER),
                        member("former", OWNER), member("other", VIEWER)),
                List.of(member("demoted", VIEWER), member("same", OWNER), member("other", MANAGER),
                        member("new", VIEWER), member("up", OWNER), member("new-owner", OWNER)));
        assertThat(changes).extracting(MemberChange::sub).containsExactly("up", "new-owner", "other", "new", "demoted",
                "gone", "former");
        assertThat(changes).extracting(MemberChange::owners).containsExactly(1, 1, 0, 0, -1, 0, -1);
    }

    @Test
    void changeOfNothingIsNoChange() {
        var members = List.of(member("ada", OWNER), member("max", VIEWER));
        assertThat(MemberChange.replacing(members, members)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new MemberChange(null, null));
    }

    @Test
    void anOwnerIsThereAfterEveryPrefixOfTheChanges() {
        var random = new Random(7);
        for (int round = 0; round < 500; round++) {
            var present = members(random);
            var wanted = members(random);
            long owners = present.stream().filter(member -> member.role() == OWNER).count();
            for (MemberChange change : MemberChange.replacing(present, wanted)) {
                owners += change.owners();
                assertThat(owners).isPositive();
            }
            assertThat(owners).isEqualTo(wanted.stream().filter(member -> member.role() == OWNER).count());
        }
    }

    /// Some people, at least one of them an owner.
    private static List<Member> members(Random random) {
        var members = new ArrayList<Member>();
        int owner = random.nextInt(6);
        for (int i = 0; i < 6; i++) {
            if (i == owner || random.nextBoolean()) {
                members.add(member("p" + i, i == owner ? OWNER : random.nextBoolean() ? OWNER : VIEWER));
            }
        }
        return members;
    }

    private static Member member(String sub, WorkspaceRole role) {
        return new Member(ACME, new Person(sub, "Somebody"), role);
    }
}
