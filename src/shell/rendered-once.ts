const rendered = new Map<string, Promise<string>>();

/** The HTML of a part of the site by its name; in development it is rendered for each page. */
export const renderedOnce = (name: string, render: () => Promise<string>): Promise<string> => {
  const html = rendered.get(name) ?? render();
  if (!import.meta.env.DEV) rendered.set(name, html);
  return html;
};
