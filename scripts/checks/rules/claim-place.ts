import type { Rule } from '#scripts/checks/rule.ts';
import { quote } from '#site/problem.ts';
import { isSlug } from '#site/schema.ts';
import { valueAt } from '#site/schema-fields.ts';

export const rule: Rule = {
  code: 'claim-place',
  *check(content) {
    for (const claim of content.of('evidence')) {
      const [folder = '', name = ''] = claim.id.split('/');
      // A folder whose name is no slug is renamed first (slug-form).
      if (!isSlug(folder)) continue;
      const treatment = valueAt(claim.written, ['treatment']);
      const condition = valueAt(claim.written, ['condition']);
      if (typeof treatment === 'string' && treatment !== folder) {
        yield {
          file: claim.file,
          ...claim.locate(['treatment']),
          found: `The claim is about ${quote(treatment)} and lies in the folder "${folder}".`,
          fix: `move the file to content/evidence/${treatment}/, or correct the treatment.`,
        };
      }
      if (typeof condition === 'string' && name !== condition && !name.startsWith(`${condition}-`)) {
        yield {
          file: claim.file,
          ...claim.locate(['condition']),
          found: `The claim is about ${quote(condition)} and its file is called "${name}.yaml".`,
          fix: `call the file ${condition}.yaml or ${condition}-<outcome>.yaml, or correct the condition.`,
        };
      }
    }
  },
};
