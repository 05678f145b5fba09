import { expect, test } from "vitest";
import { type ComparedFigures, comparedFigures, sumOfCenters } from "~/app/domain/figures/side-by-side";

/** Every figure another number, so that none can stand for another. */
const aCenter = (times: number): ComparedFigures => ({
  ...{ events: times, attended: 20 * times, walkIns: 3 * times, inquiries: 400 * times },
  ...{ referralsMade: 50 * times, referralsServed: 6 * times },
  ...{ appointmentsBooked: 70 * times, appointmentsKept: 8 * times },
});

test("centers together did what each of them did, figure by figure", () => {
  expect(sumOfCenters([aCenter(1), aCenter(2)])).toEqual(aCenter(3));
  expect(sumOfCenters([])).toEqual(aCenter(0));
  expect(Object.keys(sumOfCenters([]))).toEqual([...comparedFigures]);
});
