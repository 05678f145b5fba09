import { useWords } from "~/app/i18n/use-words";
import { DescriptionList } from "./description-list";
import { inLanguage } from "./in-language";
import { workLanguageName } from "./openings-list";
import { PageHead } from "./page-head";
import type { PartnerView } from "./partner-table";
import { MapLink } from "./place-lines";
import { Section } from "./section";
import { siteName } from "./site-name";

export interface PlacesPageProps {
  /** By kind, in the order of the kinds; none that is empty. */
  groups: readonly { kind: PartnerView["kind"]; partners: readonly PartnerView[] }[];
  /** The language that the partners' own words are in. */
  writtenIn: string;
}

/** Whom the center works with, for patrons: where they are, when they are there and what is spoken. */
export function PlacesPage({ groups, writtenIn }: PlacesPageProps) {
  const t = useWords();
  return (
    <>
      <PageHead title={t("places.title")} lead={t(groups.length > 0 ? "places.lead" : "places.empty")} />
      {groups.map(({ kind, partners }) => (
        <Section key={kind} title={t(`places.kind-${kind}`)}>
          {partners.map((partner) => (
            <article key={partner.id} className="place">
              <h3>
                <bdi>{partner.name}</bdi>
              </h3>
              <PartnerFacts partner={partner} writtenIn={writtenIn} />
            </article>
          ))}
        </Section>
      ))}
    </>
  );
}

/** Address, hours, languages, phone and website of a partner, as far as they are known. */
export function PartnerFacts({ partner, writtenIn }: { partner: PartnerView; writtenIn: string }) {
  const t = useWords();
  const { name, address, hours, languages, phone, website } = partner;
  const written = inLanguage(writtenIn, t.locale);
  return (
    <DescriptionList
      items={[
        {
          term: t("places.address"),
          value: address && (
            <address>
              <bdi>{address}</bdi> <MapLink address={address} name={name} />
            </address>
          ),
        },
        {
          term: t("places.hours"),
          value: hours && (
            <span className="keep-lines" {...written}>
              {hours}
            </span>
          ),
        },
        {
          term: t("places.languages"),
          value: languages.map((tag) => workLanguageName(tag, t)).join(", "),
        },
        {
          term: t("places.phone"),
          value: phone && (
            <a href={`tel:${phone.replace(/[^\d+]/g, "")}`} dir="ltr">
              {phone}
            </a>
          ),
        },
        {
          term: t("places.website"),
          value: website && (
            <a href={website} rel="noreferrer" className="break" dir="ltr">
              {siteName(website)}
            </a>
          ),
        },
      ]}
    />
  );
}
