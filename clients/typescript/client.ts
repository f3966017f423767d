/** A typed client of the Marsad API: paths, parameters and answers come from its OpenAPI document. */
import createClient from "openapi-fetch";
import type { components, paths } from "./schema";

export type Claim = components["schemas"]["Claim"];
export type Problem = components["schemas"]["Problem"];

/** Return a client of the deployment at `baseUrl`, with an API key where it wants one. */
export function marsad(baseUrl: string, key?: string) {
  const headers = key === undefined ? {} : { Authorization: `Bearer ${key}` };
  return createClient<paths>({ baseUrl, headers });
}

/** Yield every claim that the filters let through, page after page. */
export async function* claims(
  client: ReturnType<typeof marsad>,
  filters: NonNullable<paths["/claims"]["get"]["parameters"]["query"]>,
): AsyncGenerator<Claim> {
  let cursor: string | undefined;
  do {
    const { data, error } = await client.GET("/claims", {
      params: { query: { ...filters, count: "none", cursor } },
    });
    if (error !== undefined) throw new Error(error.detail);
    yield* data.data;
    cursor = data.page.next ?? undefined;
  } while (cursor !== undefined);
}

export type Change = components["schemas"]["Change"];

/** Yield every change since a change, or since the beginning; ends where there are no more yet. */
export async function* changes(
  client: ReturnType<typeof marsad>,
  filters: NonNullable<paths["/changes"]["get"]["parameters"]["query"]> = {},
): AsyncGenerator<Change> {
  let since: string | undefined = filters.since;
  do {
    const { data, error } = await client.GET("/changes", {
      params: { query: { ...filters, since } },
    });
    if (error !== undefined) throw new Error(error.detail);
    yield* data.data;
    since = data.page.next ?? undefined;
  } while (since !== undefined);
}

export interface Following {
  /** The id of the last change seen; from now on when left out. */
  since?: string;
  key?: string;
  kind?: string[];
  list?: string[];
  party?: string[];
  signal?: AbortSignal;
}

/**
 * Yield changes as they happen, and connect again after the last one seen until `signal` says stop.
 * `EventSource` does the same where no key is needed, but gives up when the service is busy (503).
 */
export async function* follow(baseUrl: string, options: Following = {}): AsyncGenerator<Change> {
  const query = new URLSearchParams();
  for (const name of ["kind", "list", "party"] as const) {
    if (options[name] !== undefined) query.set(name, options[name].join(","));
  }
  let last = options.since;
  while (options.signal?.aborted !== true) {
    const headers: Record<string, string> = { Accept: "text/event-stream" };
    if (options.key !== undefined) headers["Authorization"] = `Bearer ${options.key}`;
    if (last !== undefined) headers["Last-Event-ID"] = last;
    try {
      const given = { headers, signal: options.signal ?? null };
      const response = await fetch(`${baseUrl}/stream?${query}`, given);
      if (response.ok && response.body !== null) {
        for await (const event of events(response.body)) {
          last = event.get("id") ?? last;
          const data = event.get("data");
          if (data !== undefined) yield JSON.parse(data) as Change;
        }
      } else if (![429, 503].includes(response.status)) {
        throw new Refused(((await response.json()) as Problem).detail);
      }
    } catch (error) {
      if (error instanceof Refused) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 3000));
  }
}

/** Asking again would not help. */
export class Refused extends Error {}

/** Yield the fields of each event; a comment is no field. */
async function* events(body: ReadableStream<Uint8Array>): AsyncGenerator<Map<string, string>> {
  const decoded = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair);
  const reader = decoded.getReader();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const blocks = (rest + value).split("\n\n");
      rest = blocks.pop() ?? "";
      yield* blocks.map(fieldsOf);
    }
  } finally {
    await reader.cancel();
  }
}

function fieldsOf(block: string): Map<string, string> {
  const lines = block.split("\n").filter((line) => !line.startsWith(":"));
  return new Map(lines.map((line) => line.split(/: (.*)/s, 2) as [string, string]));
}
