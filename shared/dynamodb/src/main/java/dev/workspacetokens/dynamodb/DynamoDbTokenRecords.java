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
import dev.workspacetokens.lambda.Log;
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
    public Optional<WorkspaceToken> find(WorkspaceRef workspace, TokenId id) {
        return row(workspace.slug(), id).flatMap(row -> read(workspace, row));
    }

    /// What the record says of a token that was decided on, to its bearer. Behind an authorizer only the slug is known:
    /// the record may name another workspace, so whoever shows something of the workspace compares it first.
    public Optional<WorkspaceToken> ofBearer(Slug workspace, TokenId id) {
        return row(workspace, id).flatMap(row -> UnsealedRow.read(TokenItem.SCHEMA, row));
    }

    private Optional<EnhancedDocument> row(Slug workspace, TokenId id) {
        return Optional.ofNullable(table.rows().getItem(r -> r.consistentRead(true).key(key(workspace, id))));
    }

    @Override
    public Page<WorkspaceToken> list(WorkspaceRef workspace, Page.Request page) {
        return records(table, workspace.slug()).pageOf(row -> read(workspace, row), page);
    }

    @Override
    public List<WorkspaceToken> all(WorkspaceRef workspace) {
        return records(table, workspace.slug()).all().stream().flatMap(row -> read(workspace, row).stream()).toList();
    }

    @Override
    public List<TokenId> ids(WorkspaceRef workspace) {
        return records(table, workspace.slug()).all().stream().flatMap(row -> id(row).stream()).toList();
    }

    /// The records of a workspace's tokens, newest first, whatever they hold.
    static PagedQuery<EnhancedDocument> records(TokenTable table, Slug workspace) {
        return new PagedQuery<>(table.rows(), Keys.tokensPartition(workspace), "", false, UnsealedRow::position);
    }

    /// The token that a record is of; nothing where it can be of none.
    static Optional<TokenId> id(EnhancedDocument row) {
        return TokenId.parse(UnsealedRow.position(row));
    }

    /// What a record of this workspace says; nothing where it cannot be read, or says that it is of another one.
    static Optional<WorkspaceToken> read(WorkspaceRef workspace, EnhancedDocument row) {
        Optional<WorkspaceToken> read = UnsealedRow.read(TokenItem.SCHEMA, row);
        if (read.isPresent() && !read.get().workspace().equals(workspace)) {
            Log.warn(DynamoDbTokenRecords.class,
                    "the record of token " + read.get().id() + " of " + workspace.slug() + " names another workspace");
            return Optional.empty();
        }
        return read;
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
