import { keyedCategories } from "~/app/domain/desk/categories";
import { words } from "./words";

/** A button a category: the tap that logs. The first nine have an access key, and a number key with a script. */
export function CategoryButtons({ categories }: { categories: readonly { key: string; name: string }[] }) {
  return (
    <fieldset className="desk-categories">
      <legend className="field-label">{words.form.categories}</legend>
      <p className="field-hint">{words.form.hint}</p>
      <div className="desk-buttons">
        {categories.map(({ key, name }, n) => (
          <button
            key={key}
            className="button desk-category"
            data-kind="secondary"
            type="submit"
            name="category"
            value={key}
            // The way of a page without a script: the digits are no command of a browser or a screen reader.
            // oxlint-disable-next-line jsx-a11y/no-access-key
            accessKey={n < keyedCategories ? String(n + 1) : undefined}
          >
            {n < keyedCategories && (
              <span className="desk-key" aria-hidden="true">
                {n + 1}
              </span>
            )}
            {name}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
