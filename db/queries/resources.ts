import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import type { ResourceText } from "~/app/domain/resources/resource";
import type { Db } from "~/db/client.server";
import { readinessSteps, resources, resourceTexts } from "~/db/schema";

const columns = {
  id: resources.id,
  slug: resources.slug,
  topic: resources.topic,
  position: resources.position,
  publishedAt: resources.publishedAt,
};

/** The titles of a page in each language that it is written in, as one value. */
const titles = sql<Pick<ResourceText, "locale" | "title" | "hours">[]>`coalesce((
  select jsonb_agg(jsonb_build_object('locale', t.locale, 'title', t.title, 'hours', t.hours) order by t.locale)
  from resource_texts t where t.center_id = "resources"."center_id" and t.resource_id = "resources"."id"), '[]')`;

/** A center's pages of help in their order, all or the public ones, with their titles and without their words. */
export async function listResources(db: Db, params: { centerId: string; publicOnly: boolean }) {
  return db
    .select({ ...columns, texts: titles })
    .from(resources)
    .where(
      and(
        eq(resources.centerId, params.centerId),
        params.publicOnly ? isNotNull(resources.publishedAt) : undefined,
      ),
    )
    .orderBy(asc(resources.position), asc(resources.id));
}

const isIt = ({ centerId, resourceId }: { centerId: string; resourceId: string }) =>
  and(eq(resources.centerId, centerId), eq(resources.id, resourceId));

/** A page with its words in every language. */
export async function findResource(db: Db, of: { centerId: string; resourceId: string }) {
  const [found] = await db.select(columns).from(resources).where(isIt(of));
  return found === undefined ? null : { ...found, texts: await textsOf(db, of) };
}

async function textsOf(db: Db, { centerId, resourceId }: { centerId: string; resourceId: string }) {
  return db
    .select({
      locale: resourceTexts.locale,
      title: resourceTexts.title,
      body: resourceTexts.body,
      hours: resourceTexts.hours,
      updatedAt: resourceTexts.updatedAt,
    })
    .from(resourceTexts)
    .where(and(eq(resourceTexts.centerId, centerId), eq(resourceTexts.resourceId, resourceId)))
    .orderBy(asc(resourceTexts.locale));
}

/** The id of the public page that stands under a slug. */
export async function findPublicResource(db: Db, { centerId, slug }: { centerId: string; slug: string }) {
  const [found] = await db
    .select({ id: resources.id })
    .from(resources)
    .where(and(eq(resources.centerId, centerId), eq(resources.slug, slug), isNotNull(resources.publishedAt)));
  return found?.id ?? null;
}

/** The slugs of a center's public pages, for search engines. */
export async function listResourceSlugs(db: Db, { centerId }: { centerId: string }) {
  return db
    .select({ slug: resources.slug })
    .from(resources)
    .where(and(eq(resources.centerId, centerId), isNotNull(resources.publishedAt)))
    .orderBy(asc(resources.position));
}

/** The slugs of all of a center's pages, also of those that are not public. */
export async function listTakenSlugs(
  db: Db,
  { centerId }: { centerId: string },
): Promise<ReadonlySet<string>> {
  const taken = await db
    .select({ slug: resources.slug })
    .from(resources)
    .where(eq(resources.centerId, centerId));
  return new Set(taken.map(({ slug }) => slug));
}

/** The position of a center's last page; 0 where it has none. */
export async function findLastResourcePosition(db: Db, { centerId }: { centerId: string }): Promise<number> {
  const [row] = await db
    .select({ last: sql<number>`coalesce(max(${resources.position}), 0)::int` })
    .from(resources)
    .where(eq(resources.centerId, centerId));
  return row?.last ?? 0;
}

/** What visitors do in the weeks before an event, the earliest first: pages that are public, or all that are listed. */
export async function listReadinessSteps(db: Db, params: { centerId: string; publicOnly: boolean }) {
  const { centerId, publicOnly } = params;
  return db
    .select({
      weeksBefore: readinessSteps.weeksBefore,
      resourceId: resources.id,
      slug: resources.slug,
      texts: titles,
    })
    .from(readinessSteps)
    .innerJoin(
      resources,
      and(eq(resources.centerId, readinessSteps.centerId), eq(resources.id, readinessSteps.resourceId)),
    )
    .where(
      and(eq(readinessSteps.centerId, centerId), publicOnly ? isNotNull(resources.publishedAt) : undefined),
    )
    .orderBy(sql`${readinessSteps.weeksBefore} desc`, asc(resources.position), asc(resources.id));
}
