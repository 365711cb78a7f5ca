// What went wrong, in a sentence for people: what happened, whether anything was changed, and what to do now.

/**
 * `status` is 0 where no answer came; `unknown`: nobody here knows whether a change was made; `gone`: the token was revoked;
 * `errors`: what the service says of single fields.
 */
export class Problem extends Error {
  constructor(status, message, { errors = [], unknown = false, gone = false } = {}) {
    super(message);
    Object.assign(this, { status, errors, unknown, gone });
  }
}

/** The problem type of an answer that is certain: the change was not made. */
const UNCHANGED = "urn:workspace-tokens:problem:unavailable";

const SENTENCES = new Map([
  [401, "Your session is over. Sign in again."],
  [429, "Too many requests at once. Wait a moment, then try again."],
]);

/** Of a token that somebody else changed or is changing. */
const CHANGED = new Map([
  [409, "Somebody changed this token at the same moment. Look at it again, then repeat your change."],
  [412, "Somebody changed this token since you opened it. Look at it again, then repeat your change."],
]);

const NOT_AN_OWNER = "You are not an owner of this workspace any more, so you cannot manage its tokens.";
/** The gateway's own refusal: the access token lacks the scope, whoever has it. */
const NOT_ALLOWED = "Your sign-in does not allow this page to manage tokens. Sign out and in again; if that does not help, tell whoever runs this service.";
const NO_MEMBER = "You are not a member of this workspace any more, or it is not there any more.";
const TOKEN_GONE = "This token is not there any more. Somebody may have revoked it.";
const GONE = "It is not there any more, or you are not a member of this workspace any more.";

const BUSY = "The service is busy.";
const FAILED = "Something went wrong in the service.";
const UNREACHABLE = "The service could not be reached.";

/** No answer came, or one that nobody can read. */
export function unanswered(change) {
  return change === undefined
    ? new Problem(0, `${UNREACHABLE} Check your connection and try again.`)
    : new Problem(0, `${UNREACHABLE} ${change}`, { unknown: true });
}

/**
 * What an answer that is an error says.
 *
 * @param document its body
 * @param change what to say where it is not known whether a change was made; undefined for a call that changes nothing
 * @param aboutToken whether the call named a token
 */
export function refused(status, document, { change, aboutToken }) {
  if (status >= 500) {
    return failed(status, document, change);
  }
  const changed = aboutToken ? CHANGED.get(status) : undefined;
  return new Problem(status, changed ?? sentence(status, document), { errors: document.errors });
}

/** A 404: `member` tells whether the person still belongs to the workspace; undefined where that is not known. */
export function notFound(aboutToken, member) {
  if (aboutToken && member !== false) {
    return new Problem(404, member ? TOKEN_GONE : GONE, { gone: member });
  }
  return new Problem(404, NO_MEMBER);
}

function failed(status, document, change) {
  const cause = status === 503 ? BUSY : FAILED;
  if (change === undefined) {
    return new Problem(status, `${cause} Try again in a moment.`);
  }
  return document.type === UNCHANGED
    ? new Problem(status, `${cause} Nothing was changed; try again in a moment.`)
    : new Problem(status, `${cause} ${change}`, { unknown: true });
}

function sentence(status, document) {
  if (status === 403) {
    return document.type === undefined ? NOT_ALLOWED : NOT_AN_OWNER;
  }
  return SENTENCES.get(status) ?? document.detail ?? `Something went wrong (${status}). Try again.`;
}
