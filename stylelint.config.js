const physicalSides = '/^(margin|padding|border|scroll-margin|scroll-padding)-(top|right|bottom|left)/';

/** @type {import('stylelint').Config} */
export default {
  extends: ['stylelint-config-standard'],
  // Its style element is filled while the page is rendered; the parser takes the expression for CSS.
  ignoreFiles: ['src/articles/FindingStyles.astro'],
  reportDescriptionlessDisables: true,
  reportNeedlessDisables: true,
  reportUnscopedDisables: true,
  rules: {
    'max-nesting-depth': [2, { ignoreAtRules: ['media', 'supports', 'container', 'layer', 'starting-style'] }],
    'declaration-no-important': true,
    'selector-max-id': 0,
    'color-named': 'never',
    // Tokens only: a color is decided in src/design/tokens.css and nowhere else.
    'color-no-hex': true,
    'function-disallowed-list': [
      ['rgb', 'rgba', 'hsl', 'hsla', 'hwb', 'lab', 'lch', 'oklab', 'oklch', 'color'],
      { message: 'Colors come from tokens: use a name of src/design/tokens.css.' },
    ],
    // Lengths of the scale come from tokens as well; hairlines (1px to 4px) may be written where they are drawn.
    'declaration-property-value-disallowed-list': [
      {
        '/^(margin|padding|gap|row-gap|column-gap|font-size)/': [/\d(px|pt|cm)\b/],
        '/^(text-align|float|clear|caption-side)$/': ['left', 'right'],
      },
      { message: 'Use a token, or the logical keyword (start, end).' },
    ],
    // Logical properties: the page keeps working in a right-to-left language or a vertical script.
    'property-disallowed-list': [
      [physicalSides, 'top', 'right', 'bottom', 'left', 'width', 'height', '/^(min|max)-(width|height)$/'],
      { message: 'Use the logical property (inline-size, margin-block-start, inset-inline-end …).' },
    ],
    // The house names classes in kebab case, parts with two underscores and states with two hyphens.
    'selector-class-pattern': [
      '^[a-z0-9]+(-[a-z0-9]+)*(__[a-z0-9]+(-[a-z0-9]+)*)?(--[a-z0-9]+(-[a-z0-9]+)*)?$',
      { message: 'Write class names in kebab case: article-card, article-card__title, article-card--wide.' },
    ],
    // An underscore marks what is private to one file.
    'custom-property-pattern': [
      '^_?[a-z0-9]+(-[a-z0-9]+)*$',
      { message: 'Write custom properties in kebab case: --space-m, or --_plum-700 when private.' },
    ],
    'color-hex-length': null,
    // Short declarations may share a line with their selector; prettier decides the rest.
    'declaration-empty-line-before': null,
    'custom-property-empty-line-before': null,
    'comment-empty-line-before': null,
    'rule-empty-line-before': null,
    'at-rule-empty-line-before': null,
    // Order by specificity cannot be held across layers and components: the layers decide instead.
    'no-descending-specificity': null,
  },
  overrides: [
    { files: ['**/*.astro'], customSyntax: 'postcss-html' },
    {
      // Paper is measured in points.
      files: ['src/design/print.css'],
      rules: { 'declaration-property-value-disallowed-list': null },
    },
    {
      files: ['src/design/tokens.css'],
      rules: {
        'color-no-hex': null,
        'function-disallowed-list': null,
        'declaration-property-value-disallowed-list': null,
      },
    },
  ],
};
