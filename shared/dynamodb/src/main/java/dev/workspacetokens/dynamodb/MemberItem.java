package dev.workspacetokens.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import dev.workspacetokens.domain.Person;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.Member;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.directory.WorkspaceRole;
import dev.workspacetokens.table.Keys;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/// A [Member] as `WORKSPACE#<ws>` / `MEMBER#<sub>`.
final class MemberItem {

    static final String ROLE = "role";
    static final String WORKSPACE_UID = "workspace_uid";

    static final TableSchema<Member> SCHEMA = StaticImmutableTableSchema.builder(Member.class, Row.class)
            .newItemBuilder(Row::new, Row::build)
            .addAttribute(String.class,
                    a -> a.name(Keys.PK).getter(m -> Keys.workspacePartition(m.workspace().slug()))
                            .setter((r, v) -> r.workspace = Keys.tail(v)).tags(primaryPartitionKey()))
            .addAttribute(String.class, a -> a.name(Keys.SK).getter(m -> Keys.memberSort(m.person().id()))
                    .setter((r, v) -> r.sub = Keys.tail(v)).tags(primarySortKey()))
            .addAttribute(String.class, a -> a.name(WORKSPACE_UID).getter(m -> m.workspace().uid())
                    .setter((r, v) -> r.workspaceUid = v))
            .addAttribute(String.class, a -> a.name("name").getter(m -> m.person().name()).setter((r, v) -> r.name = v))
            .addAttribute(String.class, a -> a.name(ROLE).getter(m -> m.role().id()).setter((r, v) -> r.role = v))
            .build();

    private MemberItem() {}

    static final class Row {
        private String workspace = "";
        private String workspaceUid = "";
        private String sub = "";
        private String name = "";
        private String role = "";

        private Member build() {
            return new Member(new WorkspaceRef(new Slug(workspace), workspaceUid), new Person(sub, name),
                    WorkspaceRole.parse(role).orElseThrow());
        }
    }
}
