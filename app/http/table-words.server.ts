import type { ChoiceCatalogue, ChoiceWords } from "~/app/components/choice-words";
import type { Locale } from "~/app/i18n/locales";
import { wordsIn } from "~/app/i18n/words";

/** What visitors read on a representative's phone, in all languages, so that it is there without a connection. */
export const choiceCatalogue = (employer: string): ChoiceCatalogue => ({
  en: choiceWords(employer, "en"),
  es: choiceWords(employer, "es"),
  ko: choiceWords(employer, "ko"),
  "zh-Hant": choiceWords(employer, "zh-Hant"),
  hy: choiceWords(employer, "hy"),
  tl: choiceWords(employer, "tl"),
  fa: choiceWords(employer, "fa"),
});

function choiceWords(employer: string, locale: Locale): ChoiceWords {
  const t = wordsIn(locale);
  return {
    asks: t("share.asks", { employer }),
    text: t("share.text", { employer }),
    nameText: t("share.nameText", { employer }),
    own: t("share.tableOwn"),
    number: t("share.tableNumber"),
    numberHint: t("share.tableNumberHint", { link: t("share.link") }),
    yes: t("share.yes"),
    name: t("share.name"),
    count: t("share.count"),
    no: t("share.no"),
    shared: t("share.tableShared", { employer }),
    named: t("share.tableNamed", { employer }),
    counted: t("share.tableCounted", { employer }),
    declined: t("share.tableDeclined", { employer }),
    stop: t("share.tableSharedText"),
    kept: t("share.tableKept"),
    back: t("share.tableBack"),
    language: t("frame.languages"),
    missing: t("share.tableNumberMissing"),
    differs: t("refusal.number-differs"),
    usedUp: t("refusal.numbers-used-up"),
    ownPage: t("refusal.own-page-only"),
  };
}
