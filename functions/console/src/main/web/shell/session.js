// Signing in: OpenID Connect, authorization code flow with PKCE, by the library oauth4webapi.
//
// What a sign-in that is under way needs is in sessionStorage, and gone from there as soon as it is over. The access token
// is handed to the caller and kept in memory only, and so is the ID token, which the issuer wants to see at the end; a refresh
// token is not used even where one is given.

import * as oauth from "../vendor/oauth4webapi.js";
import { t } from "../messages/messages.js";
import { leaveAndComeBack } from "../ui/leaving.js";

const UNDER_WAY = "workspace-tokens:sign-in";

/** Why somebody is not signed in, in a sentence for people. */
export class SignInError extends Error {}

/** What an issuer answers that was not to ask, and would have to. */
const WOULD_ASK = ["login_required", "interaction_required", "consent_required", "account_selection_required"];

export class Session {
  #config;
  #client;
  #options;
  #redirectUri = `${location.origin}/`;
  #issuer;
  #idToken;

  constructor(config) {
    this.#config = config;
    this.#client = { client_id: config.client_id };
    // Plain http is for the issuer of a developer's own machine. A page that came by https cannot call it anyway.
    this.#options = { [oauth.allowInsecureRequests]: location.protocol === "http:" };
  }

  /**
   * Leaves this page for the issuer's. Whoever comes back finds the page where they left it.
   *
   * @param {{silently?: boolean}} [options] `silently`: the issuer asks nothing; where it would have to, nobody is signed in
   */
  async start({ silently = false } = {}) {
    const issuer = await this.#discover();
    const underWay = {
      state: oauth.generateRandomState(),
      nonce: oauth.generateRandomNonce(),
      verifier: oauth.generateRandomCodeVerifier(),
      hash: location.hash,
      silently,
    };
    const url = new URL(issuer.authorization_endpoint);
    const parameters = {
      response_type: "code",
      client_id: this.#config.client_id,
      redirect_uri: this.#redirectUri,
      scope: this.#config.scope,
      audience: this.#config.audience,
      state: underWay.state,
      nonce: underWay.nonce,
      code_challenge: await oauth.calculatePKCECodeChallenge(underWay.verifier),
      code_challenge_method: "S256",
      prompt: silently ? "none" : undefined,
    };
    Object.entries(parameters).filter(([, value]) => value).forEach(([name, value]) => url.searchParams.set(name, value));
    sessionStorage.setItem(UNDER_WAY, JSON.stringify(underWay));
    // Back leads to this page from where somebody is asked, and past it from where nobody is.
    leaveAndComeBack(() => (silently ? location.replace(url) : location.assign(url)));
  }

  /**
   * Ends a sign-in when the issuer sent somebody back here. The code leaves the address bar and the history first.
   *
   * @returns {Promise<{accessToken: string, person: string, endsAt: number | undefined} | {silently: boolean} | null>} the access
   *   token, whose it is and when it ends in milliseconds; null when nobody comes back from the issuer; `silently` when the
   *   issuer would have had to ask
   */
  async finish() {
    const answer = new URL(location.href);
    const underWay = JSON.parse(sessionStorage.getItem(UNDER_WAY) ?? "null");
    sessionStorage.removeItem(UNDER_WAY);
    if (!answer.searchParams.has("code") && !answer.searchParams.has("error")) {
      return null;
    }
    history.replaceState(null, "", `/${underWay?.hash ?? ""}`);
    if (underWay === null) {
      throw new SignInError(t.signInNotStarted);
    }
    if (underWay.silently && WOULD_ASK.includes(answer.searchParams.get("error") ?? "")) {
      return { silently: true };
    }
    return this.#redeem(answer, underWay);
  }

  async #redeem(answer, underWay) {
    const issuer = await this.#discover();
    try {
      const callback = oauth.validateAuthResponse(issuer, this.#client, answer, underWay.state);
      const response = await oauth.authorizationCodeGrantRequest(issuer, this.#client, oauth.None(), callback,
        this.#redirectUri, underWay.verifier, this.#options);
      const tokens = await oauth.processAuthorizationCodeResponse(issuer, this.#client, response,
        { expectedNonce: underWay.nonce, requireIdToken: true });
      this.#idToken = tokens.id_token;
      const claims = oauth.getValidatedIdTokenClaims(tokens);
      return { accessToken: tokens.access_token, endsAt: tokens.expires_in === undefined ? undefined : Date.now() + tokens.expires_in * 1000, person: String(claims?.name ?? claims?.email ?? claims?.preferred_username ?? claims?.sub) };
    } catch (error) {
      throw new SignInError(error instanceof oauth.AuthorizationResponseError && error.error === "access_denied"
        ? t.signInCancelled
        : error instanceof oauth.OperationProcessingError && error.code === oauth.JWT_TIMESTAMP_CHECK ? t.clockIsOff : t.notLetIn);
    }
  }

  /** Leaves this page for the issuer's sign-out, where it has one; else comes back to this page, signed out. */
  end() {
    const endpoint = this.#issuer?.end_session_endpoint;
    const url = new URL(endpoint ?? this.#redirectUri);
    if (endpoint) {
      url.searchParams.set("id_token_hint", this.#idToken);
      url.searchParams.set("client_id", this.#config.client_id);
      url.searchParams.set("post_logout_redirect_uri", this.#redirectUri);
      // What Amazon Cognito calls the same.
      url.searchParams.set("logout_uri", this.#redirectUri);
    }
    location.replace(url);
  }

  /** Knows nobody any more. */
  forget() {
    this.#idToken = undefined;
  }

  async #discover() {
    try {
      const issuer = new URL(this.#config.issuer);
      const response = await oauth.discoveryRequest(issuer, this.#options);
      this.#issuer = await oauth.processDiscoveryResponse(issuer, response);
      return this.#issuer;
    } catch {
      throw new SignInError(t.issuerUnreachable);
    }
  }
}
