/** All claims on North Korea in June 2024, with whoever answers for them. */
import { claims, marsad } from "./client";

export async function example(address: string): Promise<string[]> {
  const client = marsad(address);
  const lines: string[] = [];
  for await (const claim of claims(client, { country: ["كوريا الشمالية"], date: "2024-06" })) {
    const name = claim.claimant?.name.ar ?? claim.voice;
    // `now` may be the word "unknown", which is truthy: compare.
    const listed = claim.claimant?.listed.now === true ? " (listed)" : "";
    lines.push(`${name}${listed}: ${claim.text}`);
  }
  return lines;
}
