import { attestations } from "~/app/domain/employers/attestations";
import type { VettingCheck } from "~/app/domain/employers/checks";
import type { LookAlike } from "~/app/domain/employers/look-alikes";
import { DescriptionList } from "./description-list";
import { momentInWords } from "./event-when";
import { LookAlikeList } from "./vetting-checklist";

export interface AttestationView {
  version: string;
  at: Date;
  eventId: string | null;
  by: string | null;
}

export interface VettingCheckFactsProps {
  check: VettingCheck;
  employer: { legalName: string; street: string; website: string; contactName: string; contactEmail: string };
  lookAlikes: readonly LookAlike[];
  attestation: AttestationView | null;
  isDomainSame: boolean;
  timeZone: string;
}

/** What one check compares. */
export function VettingCheckFacts(props: VettingCheckFactsProps) {
  const { check, employer, lookAlikes, attestation, isDomainSame, timeZone } = props;
  const website = (
    <a href={employer.website} rel="noreferrer" className="break">
      {employer.website}
    </a>
  );
  switch (check) {
    case "duplicate":
      return <LookAlikeList lookAlikes={lookAlikes} />;
    case "street":
      return <DescriptionList items={[{ term: "Street address", value: employer.street }]} />;
    case "website":
      return <DescriptionList items={[{ term: "Website", value: website }]} />;
    case "domain":
      return (
        <DescriptionList
          items={[
            { term: "E-mail", value: employer.contactEmail },
            { term: "Website", value: website },
            { term: "Domains", value: isDomainSame ? "They are the same." : "They differ." },
          ]}
        />
      );
    case "attestations":
      return <AttestationFacts attestation={attestation} timeZone={timeZone} />;
    case "legalName":
    case "callBack":
      return (
        <DescriptionList
          items={[
            { term: "Legal name", value: employer.legalName },
            { term: "Contact", value: check === "callBack" ? employer.contactName : null },
          ]}
        />
      );
  }
}

function AttestationFacts({
  attestation,
  timeZone,
}: Pick<VettingCheckFactsProps, "attestation" | "timeZone">) {
  return (
    <>
      <p>{attestation === null ? "It has agreed to none yet." : agreedWords(attestation, timeZone)}</p>
      <p>The present version is {attestations.version}:</p>
      <ul>
        {attestations.statements.map((statement) => (
          <li key={statement}>{statement}</li>
        ))}
      </ul>
    </>
  );
}

/** "Version 2026-11, agreed to by Ana Ruiz on Dec 1, with a request." */
export const agreedWords = ({ version, by, at, eventId }: AttestationView, timeZone: string) =>
  `Version ${version}, agreed to by ${by ?? "somebody who has left"} on ${momentInWords(at, timeZone)}, with ${
    eventId === null ? "its organization" : "a request"
  }.`;
