import type { OwnText } from "~/app/domain/outbox/own-text";
import { wordsIn } from "~/app/i18n/words";
import { Layout } from "./layout";
import { defaultText, filledText, thanksForRelease } from "./own-text";
import { Action, Fact, MoreLink, Opening, Para, Title } from "./parts";
import type { EventMailProps, PatronReader } from "./props";
import { whenLines } from "./when";

/** Sent when a place was given back: by who held it, or because a week before nobody answered. */
export interface PlaceReleasedProps extends EventMailProps {
  reader: PatronReader;
  by: "patron" | "no-answer";
  /** The center's own subject and first words for a place that nobody answered for; null is Fairday's. */
  own: OwnText | null;
  /** Whether the place can be taken again by the link. */
  canReturn: boolean;
}

function textOf(props: PlaceReleasedProps): OwnText {
  const { by, own, locale } = props;
  const silent = own ?? defaultText("place-released", locale);
  return filledText(by === "patron" ? thanksForRelease(locale) : silent, props);
}

export const subject = (props: PlaceReleasedProps) => textOf(props).subject;

export default function PlaceReleased(props: PlaceReleasedProps) {
  const { center, event, locale, reader, canReturn } = props;
  const t = wordsIn(locale);
  const { opening } = textOf(props);
  const [preview = ""] = opening.split("\n");
  return (
    <Layout center={center} locale={locale} preview={preview} why={t("mail.why")}>
      <Title>{event.title}</Title>
      <Opening>{opening}</Opening>
      {canReturn && (
        <>
          <Para>{t("released.back")}</Para>
          <Action center={center} href={`${reader.manageUrl}/return`}>
            {t("cancelled.action")}
          </Action>
        </>
      )}
      <Para>{t("released.walkIn")}</Para>
      <Fact label={t("cancelled.when")}>{whenLines(event, locale)}</Fact>
      <Para>{t("calledOff.calendar")}</Para>
      <MoreLink center={center} href={event.url}>
        {t("confirmed.more")}
      </MoreLink>
    </Layout>
  );
}
