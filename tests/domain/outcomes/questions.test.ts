import { describe, expect, test } from "vitest";
import { questionKey, questionsAbout } from "~/app/domain/outcomes/questions";
import { aLine } from "./a-line";

const words = (...args: Parameters<typeof questionsAbout>) => questionsAbout(...args).map(questionKey);

describe("a report is asked about", () => {
  test.each([
    ["more applied than came", { applications: 43 }, ["more-than-came.0.applications.43"]],
    ["more were interviewed than came", { interviews: 43 }, ["more-than-came.0.interviews.43"]],
    ["more got conditions than came", { conditionalOffers: 43 }, ["more-than-came.0.conditionalOffers.43"]],
    ["more were offered than came", { offers: 43 }, ["more-than-came.0.offers.43"]],
    ["more were hired than came", { hires: 43 }, ["more-than-came.0.hires.43"]],
    ["as many as came is no question", { applications: 42, hires: 42 }, []],
    ["more interviews than applications", { applications: 3, interviews: 4 }, ["rises.0.interviews.3.4"]],
    ["more offers than interviews", { interviews: 3, offers: 4 }, ["rises.0.offers.3.4"]],
    ["more hires than offers", { offers: 3, hires: 4 }, ["rises.0.hires.3.4"]],
    ["more stayed than were hired", { hires: 3, retained: 4 }, ["rises.0.retained.3.4"]],
    ["an unknown stage between", { applications: 3, hires: 4 }, ["rises.0.hires.3.4"]],
    ["conditions stand beside the line", { interviews: 3, conditionalOffers: 9, offers: 3 }, []],
    ["zero hired of zero", { applications: 0, hires: 0 }, []],
    ["nothing known", {}, []],
  ])("%s", (_rule, counts, questions) => {
    expect(words([aLine(counts)], 42)).toEqual(questions);
  });

  test("where all hires together are more than came, and no line is by itself", () => {
    const [one, other] = [aLine({ hires: 30 }), aLine({ hires: 13 })];
    expect(words([one, other], 42)).toEqual(["hires-more-than-came.43"]);
    expect(words([one, aLine({ hires: 12 })], 42)).toEqual([]);
    expect(words([aLine({ hires: 42 }), aLine({ hires: 1 })], 42)).toEqual(["hires-more-than-came.43"]);
    expect(words([one, aLine({ hires: 43 })], 42)).toEqual(["more-than-came.1.hires.43"]);
  });

  test("by its own order where nobody was counted: unknown is not zero", () => {
    expect(words([aLine({ applications: 43, interviews: 44 })], 0)).toEqual(["rises.0.interviews.43.44"]);
  });
});
