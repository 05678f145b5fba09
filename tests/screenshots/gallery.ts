/** Where pictures go. */
export const folder = "reports/screenshots";

/** A page that shows pictures beside each other, each under its file's name. */
export function galleryOf(files: readonly string[]): string {
  const figures = files.map(
    (file) =>
      `<figure><figcaption>${file}</figcaption><a href="${file}"><img src="${file}" loading="lazy" alt=""></a></figure>`,
  );
  return `<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<title>Every page</title>
<style>
body { display: flex; flex-wrap: wrap; gap: 1rem; align-items: start; font: 12px/1.4 monospace; background: #ccc }
figure { margin: 0; width: 390px }
img { width: 100% }
</style>
${figures.join("\n")}
</html>
`;
}
