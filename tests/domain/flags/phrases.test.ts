import { describe, expect, test } from "vitest";
import { applicantFee } from "~/app/domain/flags/applicant-fee";
import { clientUnnamed } from "~/app/domain/flags/client-unnamed";
import { commissionOnly } from "~/app/domain/flags/commission-only";
import { driversLicence } from "~/app/domain/flags/drivers-licence";
import { fairChance } from "~/app/domain/flags/fair-chance";
import { anOpening } from "./an-opening";

const direct = { isAgency: false };

describe("fair chance", () => {
  test.each([
    "No felons",
    "NO FELONS.",
    "No felonies",
    "No felony convictions",
    "no convictions",
    "No prior convictions",
    "No criminal record",
    "no criminal history",
    "No criminal background",
    "No record",
    "Clean record required",
    "Must have clean record",
    "clean criminal background",
    "Clear police record needed",
    "spotless record",
    "Felons need not apply",
    "A felon need not apply",
    "Ex-offenders should not apply",
    "People with a record do not apply",
    "without convictions",
    "Without a criminal record",
    "free of convictions",
    "You must pass a background check",
    "must pass criminal background check",
    "Clear background screening",
    "must not have been convicted",
    "Must not have any criminal charges",
    "never convicted of a crime",
    "never arrested",
    "ＮＯ ＦＥＬＯＮＳ",
    "We pay well. No felons. Apply today.",
    "We do not discriminate. No felons",
    "A clean record is needed, and overtime is not required",
    "No felons, all others are welcome",
    "Driving is needed, and a clean record",
  ])("is flagged in %j", (text) => {
    expect(fairChance(anOpening({ minimumQualifications: text }))?.found).toBeTruthy();
  });

  test.each([
    "We do not ask for a clean record",
    "We don't ask for a clean record.",
    "We never ask about a criminal record",
    "A clean record is not required",
    "a clear background is not needed",
    "Felons are welcome",
    'A "clean record" is not required',
    "Clean record not required",
    'Applicants without a "clear record" are welcome',
    "A less than clear record welcome",
    "A driver's clean record",
    "A drivers clean record",
    "A driver clean record",
    "A DMV clean record",
    "You pass a background check after offer",
    "Once we make offers you pass a background check",
    "A criminal record is no bar",
    "Fair chance employer: people with records are encouraged to apply",
    "Keep clean records of stock",
    "You keep records and welcome clients of the shop.",
    "No record of your visit is kept",
    "clean driving record",
    "You pass a background check after a conditional offer",
    "After an offer you must pass a background check",
    "No experience needed",
    "A background in retail helps",
    "You do not need to pass a background check",
  ])("is not flagged in %j", (text) => {
    expect(fairChance(anOpening({ minimumQualifications: text }))).toBeNull();
  });

  test.each(["title", "schedule", "duties", "minimumQualifications", "howToApply"] as const)(
    "reads the %s, and gives the sentence as it was typed",
    (field) => {
      const opening = anOpening({ [field]: "We pay well. No Felons, sorry! Apply." });
      expect(fairChance(opening)?.found).toBe("No Felons, sorry");
      expect(fairChance(opening)?.lookedAt).toContain("We pay well. No Felons, sorry! Apply.");
    },
  );
});

describe("a driver's licence", () => {
  test.each([
    "Driver's license",
    "driver license",
    "drivers' license",
    "DRIVER’S LICENCE",
    "valid drivers license",
    "driving licence",
    "a license to drive",
    "CDL",
    "Class B license",
    "commercial driving experience",
    "licensed driver",
    "clean driving record",
    "good DMV record",
    "No car is needed, but a driver's license",
    "Driver's license for the truck, and a passport or state ID",
  ])("is flagged in %j", (text) => {
    expect(driversLicence(anOpening({ minimumQualifications: text }))?.found).toBe(text);
  });

  test.each([
    "No driver's license needed",
    "You do not need a driver's license",
    "A driver's licence is not required",
    "Bring a driver's license or another photo ID",
    "Bring a driver's license or state ID",
    "Bring a driver's license or a photo ID",
    "Bring a driver's license, or other photo ID",
    "driver's license or passport",
    "Business license",
    "You ride with our drivers",
  ])("is not flagged in %j", (text) => {
    expect(driversLicence(anOpening({ minimumQualifications: text }))).toBeNull();
  });

  test.each(["Delivery driver", "Courier", "Driving instructor"])(
    "is not flagged where the work is driving: %s",
    (title) => {
      expect(driversLicence(anOpening({ title, minimumQualifications: "Driver's license" }))).toBeNull();
    },
  );
});

describe("commission alone", () => {
  test.each([
    "Commission only",
    "commission-only",
    "commissions alone",
    "only commission",
    "paid solely by commission",
    "100% commission",
    "100 percent commission",
    "straight commission",
    "pure commissions",
    "1099 commission",
    "no base salary",
  ])("is flagged in %j", (text) => {
    expect(commissionOnly(anOpening({ duties: text }))?.found).toBe(text);
  });

  test.each(["Hourly pay and commission", "This is not commission only", "Commission on top of your pay"])(
    "is not flagged in %j",
    (text) => {
      expect(commissionOnly(anOpening({ duties: text }))).toBeNull();
    },
  );
});

describe("an unnamed client", () => {
  test.each([
    "Our client is hiring",
    "for a confidential client",
    "one of our clients",
    "undisclosed clients",
    "on behalf of a company",
    "on behalf of our client",
    "for a client of ours",
  ])("is flagged in %j", (text) => {
    expect(clientUnnamed(anOpening({ duties: text }), direct)?.found).toBe(text);
  });

  test.each(["You welcome our clients", "Our client's parking is free", "You answer clients"])(
    "is not flagged in %j",
    (text) => {
      expect(clientUnnamed(anOpening({ duties: text }), direct)).toBeNull();
    },
  );

  test("is flagged for an agency whatever the posting says", () => {
    expect(clientUnnamed(anOpening({ clientName: " " }), { isAgency: true })).not.toBeNull();
    expect(clientUnnamed(anOpening(), { isAgency: true })).toEqual({
      found: "An agency, and no client is named",
      lookedAt: ["agency", "Clerk"],
    });
  });

  test("is none once the client is named", () => {
    const opening = anOpening({ clientName: "Harborline", duties: "Our client is hiring" });
    expect(clientUnnamed(opening, { isAgency: true })).toBeNull();
  });
});

describe("a fee that applicants pay", () => {
  test.each([
    "A training fee of $40",
    "application fee",
    "registration fees apply",
    "processing charge",
    "a background check fee",
    "upfront payment",
    "start-up cost of $99",
    "initial investment",
    "refundable deposit",
    "security deposit for the uniform",
    "leave a deposit",
    "pay the $50 fee",
    "Purchase a starter kit",
    "purchase a kit",
    "buy your own uniform",
    "buy our inventory",
    "You must pay for your training",
    "Applicants pay for the background check",
    "candidates cover their own certification",
    "Training at your own expense",
    "Live scan is paid by the applicant",
    "Cost of tools is deducted from your first paycheck",
    "No experience is needed, but you bring an application fee",
    "A training fee of $40 is due before you are paid",
    "A training fee paid by the applicant",
    "The training fee is paid by the applicant",
    "The training fee is paid by you",
    "The processing fee is paid for by the trainee",
  ])("is flagged in %j", (text) => {
    expect(applicantFee(anOpening({ duties: text }))?.found).toBe(text);
  });

  test.each([
    "No training fee",
    "There is no application fee",
    "We never charge an application fee",
    "We pay the application fee",
    "The company covers the uniform fee",
    "The training fee is paid by us",
    "Application fees are waived",
    "We waive the application fee",
    "Our company waives the application fee",
    "With waived registration fees",
    "Without any hidden application fee",
    "A processing fee paid by us",
    "The training fee is paid by us, lunch is paid by you",
    "Direct deposit",
    "Take deposits at the counter",
    "Paid training",
    "We pay for training",
    "You sell a kit",
    "An application fee is not charged",
  ])("is not flagged in %j", (text) => {
    expect(applicantFee(anOpening({ duties: text }))).toBeNull();
  });
});
