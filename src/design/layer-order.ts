const ORDER = '@layer reset,tokens,base,layout,components,utilities;';

/**
 * A Vite plugin that names the cascade layers at the head of every style sheet. Whichever sheet loads first
 * decides their order, and the content security policy leaves no room for an inline style.
 */
export const layerOrder = () => ({
  name: 'layer-order',
  generateBundle(_options: unknown, bundle: Record<string, { fileName: string; source?: unknown }>): void {
    for (const file of Object.values(bundle)) {
      if (file.fileName.endsWith('.css') && typeof file.source === 'string') file.source = ORDER + file.source;
    }
  },
  transform(code: string, id: string): string | undefined {
    return id.endsWith('/design/index.css') ? ORDER + code : undefined;
  },
});
