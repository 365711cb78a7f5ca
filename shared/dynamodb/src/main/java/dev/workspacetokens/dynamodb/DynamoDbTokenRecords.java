package dev.workspacetokens.dynamodb;

import static java.util.stream.Collectors.toMap;

import dev.workspacetokens.application.token.TokenRecords;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.token.LastUse;
import dev.workspacetokens.domain.token.Particulars;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.table.Keys;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;

/// The [TokenRecords] in the table.
public final class DynamoDbTokenRecords implements TokenRecords {

    private final TokenTable table;

    public DynamoDbTokenRecords(TokenTable table) {
        this.table = table;
    }

    @Override
    public Optional<WorkspaceToken> find(Slug workspace, TokenId id) {
        return Optional.ofNullable(table.rows().getItem(r -> r.consistentRead(true).key(key(workspace, id))))
                .flatMap(DynamoDbTokenRecords::read);
    }

    @Override
    public Page<WorkspaceToken> list(Slug workspace, Page.Request page) {
        return records(table, workspace).pageOf(DynamoDbTokenRecords::read, page);
    }

    @Override
    public List<WorkspaceToken> all(Slug workspace) {
        return records(table, workspace).all().stream().flatMap(row -> read(row).stream()).toList();
    }

    @Override
    public List<TokenId> ids(Slug workspace) {
        return records(table, workspace).all().stream().flatMap(row -> id(row).stream()).toList();
    }

    /// The records of a workspace's tokens, newest first, whatever they hold.
    static PagedQuery<EnhancedDocument> records(TokenTable table, Slug workspace) {
        return new PagedQuery<>(table.rows(), Keys.tokensPartition(workspace), "", false, UnsealedRow::position);
    }

    /// The token that a record is of; nothing where it can be of none.
    static Optional<TokenId> id(EnhancedDocument row) {
        return TokenId.parse(UnsealedRow.position(row));
    }

    /// What a record says; nothing where it cannot be read.
    static Optional<WorkspaceToken> read(EnhancedDocument row) {
        return UnsealedRow.read(TokenItem.SCHEMA, row);
    }

    @Override
    public Particulars particulars(WorkspaceToken token) {
        if (!token.described()) {
            return Particulars.NONE;
        }
        ParticularsItem found = table.particulars().getItem(
                r -> r.consistentRead(true).key(ParticularsItem.key(token.workspace().uid(), token.id())));
        return found == null ? Particulars.NONE : found.particulars();
    }

    @Override
    public List<Grant> grants(String grantSet) {
        return new GrantSets(table).grants(grantSet);
    }

    /// One query from the first to the last of them: a read of each would cost a unit for every token never used.
    @Override
    public Map<TokenId, LastUse> lastUses(WorkspaceRef workspace, Collection<TokenId> tokens) {
        if (tokens.isEmpty()) {
            return Map.of();
        }
        var ids = new TreeSet<>(tokens.stream().map(TokenId::value).toList());
        return uses(workspace, new PagedQuery.Range(ids.first(), ids.last()))
                .filter(item -> ids.contains(item.token().value())).collect(toMap(UseItem::token, UseItem::use));
    }

    @Override
    public Map<TokenId, LastUse> lastUses(WorkspaceRef workspace) {
        return uses(workspace, null).collect(toMap(UseItem::token, UseItem::use));
    }

    private Stream<UseItem> uses(WorkspaceRef workspace, PagedQuery.@Nullable Range range) {
        return new PagedQuery<>(table.rows(), Keys.usePartition(workspace.uid()), "", range, true,
                UnsealedRow::position).all().stream().flatMap(row -> UnsealedRow.read(UseItem.SCHEMA, row).stream());
    }

    static Key key(Slug workspace, TokenId id) {
        return TokenTable.key(Keys.tokensPartition(workspace), id.value());
    }
}
