import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { withSuffix, wordSlug } from "~/app/domain/events/slug";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { ResourceText, ResourceTopic } from "~/app/domain/resources/resource";
import type { Db } from "~/db/client.server";
import { findLastResourcePosition, findResource, listTakenSlugs } from "~/db/queries/resources";
import { resources, resourceTexts } from "~/db/schema";
import { changeHelp, type HelpRequest } from "./parts/change-help.server";

export interface ResourceRequest extends HelpRequest {
  /** The id that a new page's form carries: posted twice, it makes one. */
  resourceId: string;
}

/**
 * Begins a page of help with its words in one language; it is public once it is published. Its address is made of its
 * first title and stays, so that links to it do.
 */
export async function createResource(
  services: Services,
  request: ResourceRequest & { topic: ResourceTopic; text: ResourceText },
): Promise<{ outcome: "created" } | Refused> {
  const { center, resourceId, topic, text } = request;
  return changeHelp(services, request, about(request, "added"), async (tx) => {
    const of = { centerId: center.id, resourceId };
    if ((await findResource(tx, of)) !== null) return { outcome: "created" as const, isChanged: false };
    await tx.insert(resources).values({
      ...{ centerId: center.id, id: resourceId, topic },
      ...{
        slug: await freeSlug(tx, center.id, text.title),
        position: (await findLastResourcePosition(tx, { centerId: center.id })) + 1,
      },
      createdAt: services.clock.now(),
    });
    await writeText(tx, services, of, text);
    return { outcome: "created" as const, isChanged: true };
  });
}

/** Writes a page's words in a language, and what it is about. */
export async function writeResource(
  services: Services,
  request: ResourceRequest & { topic: ResourceTopic; text: ResourceText },
): Promise<{ outcome: "written" } | Refused> {
  const { center, resourceId, topic, text } = request;
  return changeHelp(services, request, about(request, "resource written"), async (tx) => {
    const of = { centerId: center.id, resourceId };
    if ((await findResource(tx, of)) === null) return refuse("not-found");
    await tx.update(resources).set({ topic }).where(isIt(of));
    await writeText(tx, services, of, text);
    return { outcome: "written" as const, isChanged: true };
  });
}

/**
 * Makes a page public, or takes it from the public; its words stay. Refuses to publish one without words in the
 * center's own language, which readers of every other fall back to.
 */
export async function publishResource(
  services: Services,
  request: ResourceRequest & { isPublic: boolean },
): Promise<{ outcome: "changed" } | Refused> {
  const { center, resourceId, isPublic } = request;
  const action = isPublic ? "resource published" : "resource withdrawn";
  return changeHelp(services, request, about(request, action), async (tx) => {
    const of = { centerId: center.id, resourceId };
    const page = await findResource(tx, of);
    if (page === null) return refuse("not-found");
    const hasWords = page.texts.some(({ locale }) => locale === center.locale);
    if (isPublic && !hasWords) return refuse("words-missing");
    const isChanged = (page.publishedAt !== null) !== isPublic;
    if (isChanged) {
      await tx
        .update(resources)
        .set({ publishedAt: isPublic ? services.clock.now() : null })
        .where(isIt(of));
    }
    return { outcome: "changed" as const, isChanged };
  });
}

const about = ({ resourceId }: ResourceRequest, action: string) => ({
  ...{ subjectKind: "resource" as const, subjectId: resourceId },
  action,
});

const isIt = ({ centerId, resourceId }: { centerId: string; resourceId: string }) =>
  and(eq(resources.centerId, centerId), eq(resources.id, resourceId));

async function writeText(
  tx: Db,
  services: Services,
  of: { centerId: string; resourceId: string },
  { locale, ...words }: ResourceText,
): Promise<void> {
  const row = { ...words, updatedAt: services.clock.now() };
  await tx
    .insert(resourceTexts)
    .values({ ...of, locale, ...row })
    .onConflictDoUpdate({
      target: [resourceTexts.centerId, resourceTexts.resourceId, resourceTexts.locale],
      set: row,
    });
}

/** Under the center's lock nobody else takes the same one. */
async function freeSlug(tx: Db, centerId: string, title: string): Promise<string> {
  const words = wordSlug(title, "help");
  const taken = await listTakenSlugs(tx, { centerId });
  let slug = words;
  for (let n = 2; taken.has(slug); n += 1) slug = withSuffix(words, n);
  return slug;
}
