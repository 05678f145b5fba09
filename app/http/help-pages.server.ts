import type { ReadinessView } from "~/app/components/readiness-list";
import type { ResourceMention, ResourceView } from "~/app/components/resource-page";
import { textFor } from "~/app/domain/resources/resource";
import type { Center } from "~/db/queries/centers";
import { findPublicResource, findResource, listReadinessSteps, listResources } from "~/db/queries/resources";
import type { RequestContext } from "./context.server";
import { keptReads } from "./kept-reads.server";
import { readMarkdown } from "./markdown.server";
import { foundOr404 } from "./require-actor.server";

type Context = Pick<RequestContext, "services" | "center">;

interface Reader {
  locale: string;
  /** What the addresses of public pages begin with. */
  prefix: string;
}

/** The public pages of help for a reader, each in their language or the nearest to it. */
export async function helpList(context: Context, { locale, prefix }: Reader): Promise<ResourceMention[]> {
  const { services, center } = context;
  const pages = await listResources(services.db, { centerId: center.id, publicOnly: true });
  return pages.flatMap(({ topic, slug, texts }) => {
    const text = textFor(texts, locale, center.locale);
    if (text === null) return [];
    const { title, hours, locale: textLocale } = text;
    return [{ topic, title, hours, textLocale, href: `${prefix}/help/${slug}` }];
  });
}

/**
 * One public page of help.
 * @throws the page that says there is none
 */
export async function helpPage(context: Context, slug: string, { locale }: Reader): Promise<ResourceView> {
  const { services, center } = context;
  const resourceId = foundOr404(await findPublicResource(services.db, { centerId: center.id, slug }));
  const page = foundOr404(await findResource(services.db, { centerId: center.id, resourceId }));
  const text = foundOr404(textFor(page.texts, locale, center.locale));
  const { title, hours, body, locale: textLocale } = text;
  return { topic: page.topic, title, hours, textLocale, body: readMarkdown(body) };
}

/** Each ticket's page shows them; a change of the list or of a page of help raises the center's revision. */
const steps = keptReads(
  ({ db }, { id }: Pick<Center, "id" | "revision">) =>
    listReadinessSteps(db, { centerId: id, publicOnly: true }),
  ({ id, revision }) => [id, revision],
);

export const forgetReadiness = steps.forget;

/** What a reader does in the weeks before an event; empty where the center has no such list. */
export async function readinessList(context: Context, { locale, prefix }: Reader): Promise<ReadinessView[]> {
  const { services, center } = context;
  return (await steps.find(services, center)).flatMap(({ weeksBefore, slug, texts }) => {
    const text = textFor(texts, locale, center.locale);
    if (text === null) return [];
    return [{ weeksBefore, title: text.title, textLocale: text.locale, href: `${prefix}/help/${slug}` }];
  });
}
