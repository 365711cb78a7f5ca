// The management API as this page sees it.

import { guardLeaving } from "./leaving.js";
import { notFound, refused, unanswered } from "./problems.js";
import { learnWords } from "./words.js";

const TIMEOUT = 30_000;

/** What to say of a change where nobody knows whether it was made. */
const UNKNOWN = {
  create: "It is not known whether the token was created. Try again: if it was, you get that very token.",
  update: "It is not known whether the token was changed. Look at the list before you try again.",
  regenerate: "It is not known whether the token was regenerated: the old one may not work any more. Try again: if it was, you get that very new token.",
  revoke: "It is not known whether the token was revoked. Look at the list before you try again.",
};

/** Calls the management API as the person who signed in. The access token is nowhere but in here. */
export class ManagementApi {
  #base;
  #accessToken;
  #onSessionOver;
  #left = new AbortController();

  constructor(base, accessToken, onSessionOver) {
    this.#base = base.replace(/\/$/, "");
    this.#accessToken = accessToken;
    this.#onSessionOver = onSessionOver;
  }

  /** Ends what is under way, and acts for nobody any more. */
  forget() {
    this.#accessToken = undefined;
    this.#left.abort();
  }

  /** Every workspace of the caller. */
  workspaces() {
    return this.#all("/workspaces");
  }

  /** The roles that there are. With them comes what an app is called. */
  async roles() {
    const { data, resource } = await this.#call("GET", "/roles");
    learnWords(resource);
    return data;
  }

  /** All apps of a workspace, page after page: `onPage` gets each as it arrives. */
  apps(workspace, onPage, signal) {
    return this.#all(`/workspaces/${encodeURIComponent(workspace)}/apps`, onPage, signal);
  }

  /** A page of tokens; a filtered one may be empty and have a next one all the same. */
  tokens(workspace, query, signal) {
    return this.#call("GET", tokens(workspace), { query, signal });
  }

  async token(workspace, id, signal) {
    return (await this.#call("GET", token(workspace, id), { signal, tokenOf: workspace })).data;
  }

  /** @param key under which the same call gets the same answer */
  async create(workspace, body, key) {
    return (await this.#call("POST", tokens(workspace), { body, key, change: UNKNOWN.create })).data;
  }

  async update(record, body) {
    return (await this.#change("PATCH", record, "", { body, change: UNKNOWN.update })).data;
  }

  /** @param key under which the same call gets the same answer */
  async regenerate(record, body, key) {
    return (await this.#change("POST", record, "/regenerate", { body, key, change: UNKNOWN.regenerate })).data;
  }

  async revoke(record) {
    const path = token(record.workspace, record.id);
    await this.#call("DELETE", path, { change: UNKNOWN.revoke, tokenOf: record.workspace });
  }

  /** Changes the token that was looked at, and no later one. */
  #change(method, record, what, options) {
    return this.#call(method, token(record.workspace, record.id) + what, { ...options, version: record.version, tokenOf: record.workspace });
  }

  async #all(path, onPage = () => {}, signal = undefined) {
    const all = [];
    let next;
    do {
      const page = await this.#call("GET", path, { query: { next }, signal });
      all.push(...page.data);
      await onPage(page.data, page.paging?.next === undefined);
      next = page.paging?.next;
    } while (next !== undefined);
    return all;
  }

  async #call(method, path, { query = {}, body, key, version, signal, change, tokenOf } = {}) {
    const url = new URL(this.#base + path);
    Object.entries(query).filter(([, value]) => value).forEach(([name, value]) => url.searchParams.set(name, value));
    const headers = { Authorization: `Bearer ${this.#accessToken}` };
    if (body !== undefined) {
      headers["Content-Type"] = "application/json";
    }
    if (key !== undefined) {
      headers["Idempotency-Key"] = key;
    }
    if (version !== undefined) {
      headers["If-Match"] = `"${version}"`;
    }
    const { status, document } = await this.#fetch(url, { method, headers, body: JSON.stringify(body), signal }, change);
    if (status < 300) {
      return document;
    }
    if (status === 401) {
      this.#onSessionOver();
    }
    throw status === 404 ? await this.#notFound(tokenOf) : refused(status, document, { change, aboutToken: tokenOf !== undefined });
  }

  async #fetch(url, request, change) {
    // The answer to a change may be a token, which is told only once.
    const unguard = change === undefined ? () => {} : guardLeaving();
    const signals = [this.#left.signal, AbortSignal.timeout(TIMEOUT), request.signal].filter((signal) => signal !== undefined);
    try {
      const response = await fetch(url, {
        ...request,
        signal: AbortSignal.any(signals),
        credentials: "omit",
        cache: "no-store",
        referrerPolicy: "no-referrer",
      });
      return { status: response.status, document: await content(response) };
    } catch (error) {
      throw request.signal?.aborted ? error : unanswered(change);
    } finally {
      unguard();
    }
  }

  /** Is the token gone, or the person's membership? The list of their workspaces tells. */
  async #notFound(tokenOf) {
    const mine = tokenOf && await this.workspaces().catch(() => undefined);
    return notFound(tokenOf !== undefined, mine?.some((one) => one.slug === tokenOf));
  }
}

/** The body of an answer. An error may have any; what was granted must be readable to the end. */
async function content(response) {
  if (response.status === 204) {
    return undefined;
  }
  return response.ok ? response.json() : await response.json().catch(() => undefined) ?? {};
}

function tokens(workspace) {
  return `/workspaces/${encodeURIComponent(workspace)}/tokens`;
}

function token(workspace, id) {
  return `${tokens(workspace)}/${encodeURIComponent(id)}`;
}
