/** What may follow a prefix that is enough to tell a credential by. */
const BODY = '[A-Za-z0-9_.~+/=-]';

/**
 * How the tokens and keys of services begin. Those of the published rules of gitleaks 8.30.1 that are told by their form
 * alone are here (`secret-forms.spec.ts` holds the mask to them), and some that virtualization meets beside them.
 */
const PREFIXES = [
  // Code, packages and what builds them.
  'gh[pousr]_',
  'github_pat_',
  'gl(?:pat|dt|ft|imt|agent|oas|ptt|rt|soat|ffct|cbt)-',
  'GR1348941',
  'npm_',
  'pypi-',
  'rubygems_',
  'CLOJARS_',
  'AKCp',
  'cmVmd',
  'ATATT3',
  'ATBB',
  'dckr_pat_',
  'pul-',
  'sgp_',
  'sq[upa]_',
  'API-(?=[A-Z0-9]{26})',
  'HRKU-',
  'tk-us-',
  'pnu_',
  'sntry[su]_',
  // Clouds and clusters.
  'sha256~',
  'hv[bsr]\\.',
  's\\.(?=[A-Za-z0-9]{24}(?![A-Za-z0-9]))',
  'do[opr]_v1_',
  'LTAI',
  'ABSK',
  'bedrock-api-key-',
  'AIza',
  'ya29\\.',
  'AQVN',
  't1\\.(?=[\\w-]+=*\\.[\\w-]{60})',
  'v1\\.0-(?=[a-f0-9]{24}-)',
  '4b1d(?=[A-Za-z0-9]{38})',
  'dapi(?=[a-f0-9]{32})',
  'dp\\.(?:pt|st|ct|sa|scim)\\.',
  'fo1_',
  'fm[12][ar]?_',
  'pscale_(?:tkn|pw|oauth)_',
  'sm_[aps]at_',
  'tskey-',
  'A3-(?=[A-Z0-9]{6}-)',
  'ops_eyJ',
  'AGE-SECRET-KEY-1',
  // What watches them.
  'gl(?:sa|c)_',
  'eyJrIjoi',
  'dt0c01\\.',
  'NR(?:AK|JS|II)-',
  // Everything else.
  'xox[abeoprs][-.]',
  'xapp-',
  'sk-(?:ant|proj|svcacct|admin)-',
  'sk-(?=[A-Za-z0-9]{30})',
  '[srp]k_(?:test|live|prod)_',
  'SG\\.',
  'SK(?=[0-9a-fA-F]{32})',
  'xkeysib-',
  'key-(?=[0-9a-f]{32})',
  'shp(?:at|ca|pa|ss)_',
  'hf_',
  'api_org_',
  'duffel_(?:test|live)_',
  'EZ[AT]K(?=[A-Za-z0-9]{54})',
  'FLWSECK_TEST-',
  'fio-u-',
  'ico-(?=[A-Za-z0-9]{32})',
  's-s4t2(?:ud|af)-',
  'lin_api_',
  'ntn_',
  'pplx-',
  'PMAK-',
  'p8e-',
  'rdme_',
  'shippo_(?:live|test)_',
  'EAA[ACM]',
  'sq0[a-z]{3}-',
  'tfp_',
  'dnkey-',
  'access-(?:sandbox|development|production)-',
  'live_(?=[\\w=-]{30})',
  'test_(?=[a-f0-9]{35})',
  'ZXlK',
];

/** What has no prefix of its own, whole. */
const SHAPES = [
  // Azure's client secrets, Terraform's and Airtable's tokens, Harness', MaxMind's and Authress' keys.
  '[A-Za-z0-9_~.]{3}\\dQ~[A-Za-z0-9_~.-]{31,34}',
  '[A-Za-z0-9]{14}\\.atlasv1\\.[\\w=-]{60,70}',
  'pat[A-Za-z0-9]{14}\\.[a-f0-9]{64}',
  '[ps]at\\.[\\w-]{22}\\.[A-Za-z0-9]{24}\\.[A-Za-z0-9]{20}',
  '[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk',
  '(?:sc|ext|scauth|authress)_[A-Za-z0-9]{5,30}\\.[A-Za-z0-9]{4,6}\\.acc[_-][\\w-]{10,32}\\.[\\w+/=-]{30,120}',
  // Bots of Telegram, applications of Facebook.
  '\\d{5,16}:A[\\w-]{34}',
  '\\d{15,16}[|%][\\w-]{27,40}',
  // Addresses that anybody may post to who knows them.
  'hooks\\.slack\\.com/(?:services|workflows|triggers)/[A-Za-z0-9+/]{20,}',
  '[a-z0-9]+\\.webhook\\.office\\.com/webhookb2/[\\w@/-]{30,}',
  // The tickets of Proxmox, and the tokens with which nodes join a cluster.
  'PVE:[^\\s"\']+::[A-Za-z0-9+/=]{20,}',
  // Hashes of passwords as /etc/shadow has them, and of bcrypt.
  '\\$(?:1|5|6|y|2[abxy])\\$[A-Za-z0-9./$=]{10,}',
];

/** Nearly every word of a log is shorter: one look ahead leaves the rest aside. */
const LONG = '(?=[\\w.~+/=:|%$@-]{16})';

/** By their first letters, so that few have to be tried at each word. */
const byLetter = (prefixes: readonly string[]): string =>
  [...new Set(prefixes.map((prefix) => prefix.charAt(0)))]
    .map((first) => {
      const all = prefixes.filter((prefix) => prefix.startsWith(first));
      // A class of letters stays as it is.
      return first === '[' ? all.join('|') : `${first}(?:${all.map((prefix) => prefix.slice(1)).join('|')})`;
    })
    .join('|');

/** A token or key whose form alone tells that it is one. */
export const KNOWN_FORM = new RegExp(
  `(?<key>(?<![A-Za-z0-9]))(?<bare>${LONG}(?:(?:${byLetter(PREFIXES)})${BODY}{12,}|${SHAPES.join('|')}))`,
  'g',
);
