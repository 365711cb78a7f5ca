// The management API as this page sees it.

const TIMEOUT = 30_000;

/** What went wrong, in a sentence for people. `status` is 0 where no answer came. */
export class Problem extends Error {
  constructor(status, message, errors = []) {
    super(message);
    this.status = status;
    this.errors = errors;
  }
}

const SENTENCES = {
  0: "The service could not be reached. Check your connection and try again.",
  401: "Your session is over. Sign in again.",
  403: "You are not an owner of this workspace any more, so you cannot manage its tokens.",
  404: "It is not there any more. Somebody may have revoked it.",
  409: "Somebody changed this token at the same moment. Look at it again, then repeat your change.",
  412: "Somebody changed this token since you opened it. Look at it again, then repeat your change.",
  429: "Too many requests at once. Wait a moment, then try again.",
  503: "The service is busy. Nothing was changed; try again in a moment.",
};

/** Calls the management API as the person who signed in. The access token is nowhere but in here. */
export class ManagementApi {
  #base;
  #accessToken;
  #onSessionOver;

  constructor(base, accessToken, onSessionOver) {
    this.#base = base.replace(/\/$/, "");
    this.#accessToken = accessToken;
    this.#onSessionOver = onSessionOver;
  }

  /** Every workspace of the caller. */
  workspaces() {
    return this.#all("/workspaces");
  }

  async roles() {
    return (await this.#call("GET", "/roles")).data;
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
    return (await this.#call("GET", token(workspace, id), { signal })).data;
  }

  async create(workspace, body) {
    return (await this.#call("POST", tokens(workspace), { body })).data;
  }

  async update(record, body) {
    return (await this.#call("PATCH", token(record.workspace, record.id), { body, version: record.version })).data;
  }

  async regenerate(record, body) {
    const path = `${token(record.workspace, record.id)}/regenerate`;
    return (await this.#call("POST", path, { body, version: record.version })).data;
  }

  async revoke(record) {
    await this.#call("DELETE", token(record.workspace, record.id));
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

  async #call(method, path, { query = {}, body, version, signal } = {}) {
    const url = new URL(this.#base + path);
    Object.entries(query).filter(([, value]) => value).forEach(([name, value]) => url.searchParams.set(name, value));
    const headers = { Authorization: `Bearer ${this.#accessToken}` };
    if (body !== undefined) {
      headers["Content-Type"] = "application/json";
    }
    if (version !== undefined) {
      headers["If-Match"] = `"${version}"`;
    }
    const response = await this.#fetch(url, { method, headers, body: JSON.stringify(body), signal });
    if (response.status === 401) {
      this.#onSessionOver();
    }
    return response.ok ? this.#content(response) : Promise.reject(await problem(response));
  }

  async #fetch(url, request) {
    const timeout = AbortSignal.timeout(TIMEOUT);
    try {
      return await fetch(url, {
        ...request,
        signal: request.signal ? AbortSignal.any([request.signal, timeout]) : timeout,
        credentials: "omit",
        cache: "no-store",
        referrerPolicy: "no-referrer",
      });
    } catch (error) {
      throw request.signal?.aborted ? error : new Problem(0, unreachable(request.method));
    }
  }

  async #content(response) {
    try {
      return response.status === 204 ? undefined : await response.json();
    } catch {
      throw new Problem(0, SENTENCES[0]);
    }
  }
}

function tokens(workspace) {
  return `/workspaces/${encodeURIComponent(workspace)}/tokens`;
}

function token(workspace, id) {
  return `${tokens(workspace)}/${encodeURIComponent(id)}`;
}

/** Where no answer came to a change, nobody here knows whether it was made. */
function unreachable(method) {
  return method === "GET" ? SENTENCES[0] : `${SENTENCES[0]} Look at the list first: it may have been done.`;
}

async function problem(response) {
  const document = await response.json().catch(() => ({}));
  const sentence = SENTENCES[response.status] ?? document.detail ?? `Something went wrong (${response.status}). Try again.`;
  return new Problem(response.status, sentence, document.errors);
}
