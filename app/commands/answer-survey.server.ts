import type { Services } from "~/app/adapters/services";
import { type Refused, refuse } from "~/app/domain/refusal";
import { isSurveyOpen, type SurveyAnswer, type SurveySource } from "~/app/domain/surveys/survey";
import { localOf } from "~/app/domain/time/zoned-time";
import { findEventSpan } from "~/db/queries/event-span";
import { surveyAnswers } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";

export interface SurveyRequest {
  centerId: string;
  eventId: string;
  /** For how many days after the event open answers are kept. */
  contactDays: number;
  /** The form's own id. Sent again it is the same answer, as it was sent last; what is kept is a hash, since ids tell when they were made. */
  formKey: string;
  source: SurveySource;
  language: string;
  answer: SurveyAnswer;
}

/** Keeps what a visitor said of an event, with nothing of who or when but the day. */
export async function answerSurvey(
  services: Services,
  { contactDays, formKey, answer, ...request }: SurveyRequest,
): Promise<{ outcome: "answered" } | Refused> {
  return inTransaction(services, "answer-survey", async (tx) => {
    const event = await findEventSpan(tx, request);
    if (event === null) return refuse("not-found");
    const now = services.clock.now();
    if (!isSurveyOpen(event, contactDays, now)) return refuse("event-over");
    const row = { ...request, answerKey: services.codes.hash(formKey), ...answer };
    await tx
      .insert(surveyAnswers)
      .values({ ...row, answeredOn: localOf(now, event.zone).date })
      .onConflictDoUpdate({
        target: [surveyAnswers.centerId, surveyAnswers.eventId, surveyAnswers.answerKey],
        set: answer,
      });
    return { outcome: "answered" };
  });
}
