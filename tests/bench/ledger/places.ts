import { firstCategories } from "~/app/domain/desk/inquiry";
import { anEmployer } from "../../factories/center";
import type { Ledger } from "./ledger";

/** Branches with a room each, employers that were vetted, categories, and the partner that patrons are sent to. */
export async function copyPlaces(ledger: Ledger): Promise<void> {
  const { branches, employers } = ledger.size;
  const { madeAt } = ledger;
  await ledger.copy("branches", branches, (place) => ({
    id: ledger.id(place, "branch", place.n),
    name: `Branch ${place.n}`,
    council_district: (place.n % 15) + 1,
    created_at: madeAt,
  }));
  await ledger.copy("rooms", branches, (place) => ({
    id: ledger.id(place, "room", place.n),
    branch_id: ledger.id(place, "branch", place.n),
    name: "Meeting room",
    posted_load: 120,
    created_at: madeAt,
  }));
  const { contactEmail, contactName, street, sizeBand } = anEmployer();
  await ledger.copy("employers", employers, (place) => ({
    id: ledger.id(place, "employer", place.n),
    legal_name: `Employer ${place.n}`,
    street,
    website: `https://www.employer-${place.n}.example`,
    size_band: sizeBand,
    contact_name: contactName,
    contact_email: contactEmail,
    known_by: `{employer ${place.n}}`,
    vetted_at: madeAt,
    vetted_by: "ledger",
    vetted_how: "person",
    created_at: madeAt,
  }));
  await ledger.copy("inquiry_categories", firstCategories.length, (place) => ({
    id: ledger.id(place, "category", place.n),
    key: firstCategories[place.n]?.key,
    name: firstCategories[place.n]?.name,
    position: place.n,
  }));
  await ledger.copy("partners", 1, (place) => ({
    id: ledger.id(place, "partner", 0),
    kind: "portal",
    name: "JobsLA",
    languages: "{en}",
    created_at: madeAt,
  }));
}
