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
