// The management API as this page sees it.

import { guardLeaving } from "../ui/leaving.js";
import { t } from "../messages/messages.js";
import { learnWords } from "../messages/words.js";
import { notFound, refused, unanswered } from "./problems.js";

const TIMEOUT = 30_000;

/** Calls the management API as a person. */
export class ManagementApi {
  #base;
  #accessToken;
  #onSessionOver;
  #left = new AbortController();

  /**
   * @param {string} base where the API is
   * @param {() => (string | Promise<string>)} accessToken gives what a call is made with; asked before each
   * @param {() => void} onSessionOver is told when that was not accepted
   */
  constructor(base, accessToken, onSessionOver) {
    this.#base = base.replace(/\/$/, "");
    this.#accessToken = accessToken;
    this.#onSessionOver = onSessionOver;
  }

  /** Ends what is under way, and acts for nobody any more. */
  forget() {
    this.#accessToken = () => "";
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

  /**
   * All apps of a workspace, page after page.
   *
   * @param {string} workspace
   * @param {(apps: any[]) => any} [onPage] gets each page as it arrives
   * @param {AbortSignal} [signal]
   */
  apps(workspace, onPage, signal) {
    return this.#all(`/workspaces/${encodeURIComponent(workspace)}/apps`, onPage, signal);
  }

  /**
   * A page of tokens.
   *
   * @param {string} workspace
   * @param {Record<string, any>} query
   * @param {AbortSignal} [signal]
   */
  tokens(workspace, query, signal) {
    return this.#call("GET", tokens(workspace), { query, signal });
  }

  /**
   * @param {string} workspace
   * @param {string} id
   * @param {AbortSignal} [signal]
   */
  async token(workspace, id, signal) {
    return (await this.#call("GET", token(workspace, id), { signal, tokenOf: workspace })).data;
  }

  /**
   * A page of what was done, newest first.
   *
   * @param {string} workspace
   * @param {Record<string, any>} query
   * @param {AbortSignal} [signal]
   */
  events(workspace, query, signal) {
    return this.#call("GET", `/workspaces/${encodeURIComponent(workspace)}/events`, { query, signal });
  }

  /**
   * Whose token this is. The text is in the body of the call, and nowhere else.
   *
   * @param {string} workspace
   * @param {string} text
   */
  async identify(workspace, text) {
    return (await this.#call("POST", `${tokens(workspace)}/identify`, { body: { token: text }, found: workspace })).data;
  }

  /**
   * @param {string} workspace
   * @param {any} body
   * @param {string} key under which the same call gets the same answer
   */
  async create(workspace, body, key) {
    return (await this.#call("POST", tokens(workspace), { body, key, change: t.unknownCreate })).data;
  }

  /** @param {any} record @param {any} body */
  async update(record, body) {
    return (await this.#change("PATCH", record, "", { body, change: t.unknownUpdate })).data;
  }

  /**
   * @param {any} record
   * @param {any} body
   * @param {string} key under which the same call gets the same answer
   */
  async regenerate(record, body, key) {
    return (await this.#change("POST", record, "/regenerate", { body, key, change: t.unknownRegenerate })).data;
  }

  /** Ends the former secret at once. @param {any} record */
  async endOverlap(record) {
    const path = `${token(record.workspace, record.id)}/overlap`;
    await this.#call("DELETE", path, { change: t.unknownEndOverlap, tokenOf: record.workspace });
  }

  /** @param {any} record */
  async revoke(record) {
    const path = token(record.workspace, record.id);
    await this.#call("DELETE", path, { change: t.unknownRevoke, tokenOf: record.workspace });
  }

  /**
   * Revokes up to 100 tokens, as many as one call does.
   *
   * @param {string} workspace
   * @param {string[]} ids
   * @returns {Promise<{revoked: number, not_found: number, remaining: number}>}
   */
  async revokeMany(workspace, ids) {
    return (await this.#call("POST", `${tokens(workspace)}/revoke`, { body: { tokens: ids }, change: t.unknownRevokeMany })).data;
  }

  /** Changes the token that was looked at, and no later one. */
  #change(method, record, what, options) {
    return this.#call(method, token(record.workspace, record.id) + what, { ...options, version: record.version, tokenOf: record.workspace });
  }

  /** @param {string} path @param {(page: any[]) => any} [onPage] @param {AbortSignal} [signal] @returns {Promise<any[]>} */
  async #all(path, onPage = () => {}, signal = undefined) {
    const all = [];
    let next;
    do {
      const page = await this.#call("GET", path, { query: { next }, signal });
      all.push(...page.data);
      await onPage(page.data);
      next = page.paging?.next;
    } while (next !== undefined);
    return all;
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {{query?: Record<string, any>, body?: any, key?: string, version?: any, signal?: AbortSignal, change?: string, tokenOf?: string, found?: string}} [options]
   * @returns {Promise<any>}
   */
  async #call(method, path, { query = {}, body = undefined, key = undefined, version = undefined, signal = undefined, change = undefined, tokenOf = undefined, found = undefined } = {}) {
    const url = new URL(this.#base + path);
    Object.entries(query).filter(([, value]) => value).forEach(([name, value]) => url.searchParams.set(name, value));
    const headers = new Headers({ Authorization: `Bearer ${await this.#accessToken()}` });
    if (body !== undefined) {
      headers.set("Content-Type", "application/json");
    }
    if (key !== undefined) {
      headers.set("Idempotency-Key", key);
    }
    if (version !== undefined) {
      headers.set("If-Match", `"${version}"`);
    }
    const { status, document } = await this.#fetch(url, { method, headers, body: JSON.stringify(body), signal }, change);
    if (status < 300) {
      return document;
    }
    if (status === 401) {
      this.#onSessionOver();
    }
    throw status === 404 ? await this.#notFound(tokenOf ?? found, found !== undefined) : refused(status, document, { change, aboutToken: tokenOf !== undefined });
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
  async #notFound(workspace, sought) {
    const mine = workspace && await this.workspaces().catch(() => undefined);
    return notFound(workspace !== undefined, mine?.some((one) => one.slug === workspace), sought);
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
