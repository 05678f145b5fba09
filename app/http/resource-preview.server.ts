import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { RichTextView } from "~/app/components/rich-text";
import { escapeHtml } from "~/emails/fill";
import { mailFrame } from "./mailbox-page.server";
import { readMarkdown } from "./markdown.server";

/** A page of help as it will be read, to show in a frame that runs nothing. */
export function resourcePreview({ title, body }: { title: string; body: string }): Response {
  const text = renderToStaticMarkup(createElement(RichTextView, { text: readMarkdown(body) }));
  const head = `<head><title>Preview</title></head>`;
  const style = "padding:16px;font:17px/1.5 sans-serif;background:#fdfcf9;color:#1b1f23";
  const html = `<!DOCTYPE html><html lang="en">${head}<body style="${style}"><h1>${escapeHtml(title)}</h1>${text}</body></html>`;
  return mailFrame({ html, inlineImages: [] });
}
