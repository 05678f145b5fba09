import { directionOf } from "~/app/i18n/locales";
import { useWords } from "~/app/i18n/use-words";
import type { PartnerView } from "./partner-table";
import { PartnerFacts } from "./places-page";
import { ShortCode } from "./short-code";

export interface SlipView {
  code: string;
  /** The patron agreed that the partner is asked. */
  isAgreed: boolean;
  partner: PartnerView;
  /** The language that the partner's own words are in. */
  writtenIn: string;
  centerName: string;
}

/** What a patron takes along: a number in place of their name, and where to go with it. Prints as half a page. */
export function ReferralSlip({ slip }: { slip: SlipView }) {
  const t = useWords();
  return (
    <article className="ticket slip" lang={t.locale} dir={directionOf(t.locale)}>
      <div className="ticket-head">
        <h1 className="ticket-name">{t("referral.title")}</h1>
        <p className="ticket-event">
          <bdi>{slip.partner.name}</bdi>
        </p>
      </div>
      <div className="ticket-code">
        <p>
          <span className="ticket-code-label">{t("referral.number")}</span>
          <br />
          <ShortCode code={slip.code} />
        </p>
      </div>
      <div className="ticket-facts">
        <p>
          <strong>{t("referral.say")}.</strong> {t("referral.sayText", { center: slip.centerName })}
        </p>
        <h2 className="slip-where">{t("referral.where")}</h2>
        <PartnerFacts partner={slip.partner} writtenIn={slip.writtenIn} />
        <p>
          <small>
            {t("referral.noName")} {t(slip.isAgreed ? "referral.asked" : "referral.notAsked")}
          </small>
        </p>
      </div>
      <p className="ticket-issuer">{slip.centerName}</p>
    </article>
  );
}
