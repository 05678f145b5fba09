import { z } from "zod";
import { leastPoints, longestAnswer, mostPoints, type SurveyAnswer } from "~/app/domain/surveys/survey";
import { optional, text, wholeNumber } from "./fields";

const points = optional(wholeNumber(leastPoints, mostPoints));
const words = optional(text(longestAnswer));

const answer = {
  useful: points,
  welcome: points,
  employers: points,
  again: points,
  liked: words,
  better: words,
};

/** What a visitor says of an event. Everything may be left out. */
export const surveyForm = z.strictObject(answer);

/** The same at a kiosk, with the id of whoever stands there. */
export const kioskSurvey = z.strictObject({ visitId: z.guid("not-found"), ...answer });

/** The answer alone, of whatever form it came by. */
export const answerOf = ({
  useful,
  welcome,
  employers,
  again,
  liked,
  better,
}: SurveyAnswer): SurveyAnswer => ({
  ...{ useful, welcome, employers, again },
  ...{ liked, better },
});
