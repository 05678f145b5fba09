import { spokenFor } from "~/app/i18n/locales";
import { wordsIn } from "~/app/i18n/words";
import { escapeHtml } from "~/emails/fill";
import type { RequestContext } from "./context.server";

interface Answer {
  says: "stopped" | "started" | "help";
  /** What the sender reads; null where nobody knows. */
  language: string | null;
}

/** The answer to a text, as the gateway takes it (TwiML); null where nothing is to be said. */
export function textAnswer({ center }: Pick<RequestContext, "center">, answer: Answer | null): Response {
  const message = answer === null ? "" : `<Message>${escapeHtml(wordsOf(center, answer))}</Message>`;
  return new Response(`<?xml version="1.0" encoding="UTF-8"?><Response>${message}</Response>`, {
    headers: { "Content-Type": "text/xml; charset=utf-8", "Cache-Control": "no-store" },
  });
}

function wordsOf(center: RequestContext["center"], { says, language }: Answer): string {
  const { name, settings } = center;
  const t = wordsIn(spokenFor(language, center));
  switch (says) {
    case "stopped":
      return t("sms.stopped", { center: name });
    case "started":
      return t("sms.started", { center: name });
    case "help":
      return t("sms.help", { center: name, contact: settings.contactEmail });
  }
}
