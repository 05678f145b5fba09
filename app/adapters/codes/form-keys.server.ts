import { createHmac, timingSafeEqual } from "node:crypto";

const day = 24 * 60 * 60 * 1000;

/** Keys that make a form's second post the same request. Signed for one event, good for 24 hours. */
export interface FormKeys {
  issue(eventId: string, id: string, now: Date): string;
  /** What two posts of the same values have in common. Keyed, so that a dump tells nothing of them. */
  digest(values: readonly (string | null)[]): string;
  /** The key's id, or null where it was not issued here, for this event, within the day. */
  read(eventId: string, key: string, now: Date): string | null;
}

export function signedFormKeys(secret: string): FormKeys {
  const sign = (eventId: string, id: string, issued: string) =>
    createHmac("sha256", secret).update(`form\0${eventId}\0${id}\0${issued}`).digest("base64url");
  return {
    digest: (values) =>
      createHmac("sha256", secret)
        .update(`values\0${JSON.stringify(values)}`)
        .digest("base64url"),
    issue: (eventId, id, now) => {
      const issued = now.getTime().toString(36);
      return `${id}.${issued}.${sign(eventId, id, issued)}`;
    },
    read: (eventId, key, now) => {
      const [id = "", issued = "", signature = ""] = key.split(".");
      const right = Buffer.from(sign(eventId, id, issued));
      const given = Buffer.from(signature);
      if (right.length !== given.length || !timingSafeEqual(right, given)) return null;
      const age = now.getTime() - Number.parseInt(issued, 36);
      return age >= 0 && age <= day ? id : null;
    },
  };
}
