/** Ask the device for a passkey and send what it gave. Binary values travel as base64url, as WebAuthn's JSON says. */
const toBytes = (text: string) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (character) => character.charCodeAt(0));
const toText = (buffer: ArrayBuffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

type Json = Record<string, unknown>;
const named = (list: unknown) => (list as { id: string }[] | undefined)?.map((one) => ({ ...one, id: toBytes(one.id) }));

async function created(options: Json): Promise<Json> {
  const user = options["user"] as { id: string };
  const publicKey = {
    ...options,
    challenge: toBytes(options["challenge"] as string),
    user: { ...user, id: toBytes(user.id) },
    excludeCredentials: named(options["excludeCredentials"]),
  } as unknown as PublicKeyCredentialCreationOptions;
  const key = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
  const response = key.response as AuthenticatorAttestationResponse;
  return { ...about(key), response: { ...client(response), attestationObject: toText(response.attestationObject) } };
}

async function got(options: Json): Promise<Json> {
  const publicKey = {
    ...options,
    challenge: toBytes(options["challenge"] as string),
    allowCredentials: named(options["allowCredentials"]),
  } as unknown as PublicKeyCredentialRequestOptions;
  const key = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
  const response = key.response as AuthenticatorAssertionResponse;
  const signed = { authenticatorData: toText(response.authenticatorData), signature: toText(response.signature) };
  const userHandle = response.userHandle && toText(response.userHandle);
  return { ...about(key), response: { ...client(response), ...signed, userHandle } };
}

const about = (key: PublicKeyCredential): Json => ({
  id: key.id,
  rawId: toText(key.rawId),
  type: key.type,
  clientExtensionResults: key.getClientExtensionResults(),
});
const client = (response: AuthenticatorResponse): Json => ({ clientDataJSON: toText(response.clientDataJSON) });

/** Names of the browser's refusals that have a sentence of their own; all others are a device that did not confirm. */
const SENTENCES: Record<string, string> = {
  InvalidStateError: "known",
  NotSupportedError: "unable",
  SecurityError: "unable",
  TypeError: "unable", // no passkeys at all: an address without https, the browser inside another app
};

async function hand(form: HTMLFormElement): Promise<void> {
  if (form.ariaBusy) return; // the device is being asked
  const data = JSON.parse(form.querySelector("script")?.textContent ?? "{}") as Record<string, { publicKey: Json }>;
  const options = (data["creation_options"] ?? data["request_options"])?.publicKey ?? {};
  const field = form.querySelector<HTMLInputElement>("[name=credential]");
  form.ariaBusy = "true";
  form.querySelectorAll<HTMLElement>("[data-said], [data-refused]").forEach((line) => (line.hidden = true));
  try {
    const credential = await (form.dataset["passkey"] === "create" ? created(options) : got(options));
    if (field) field.value = JSON.stringify(credential);
    form.submit();
  } catch (error) {
    say(form, SENTENCES[(error as Error).name] ?? "refused");
  } finally {
    form.ariaBusy = null;
  }
}

function say(form: HTMLFormElement, why: string): void {
  const line = form.querySelector<HTMLElement>("[data-refused]");
  const words = line?.querySelector("span");
  if (!line || !words) return;
  words.textContent = line.dataset[why] ?? "";
  line.hidden = false;
}

document.querySelectorAll<HTMLFormElement>("[data-passkey]").forEach((form) =>
  form.addEventListener("submit", (event) => {
    if (event.submitter?.hasAttribute("data-plain")) return; // a button of the same form that asks for no passkey
    event.preventDefault();
    void hand(form);
  }),
);
