/** Who logs in, and where: the name of an identity provider, for consoles that offer several. */
export interface Login {
  user: string;
  password: string;
  provider: string;
}

/** The user that an installation leaves behind has a provider of its own. */
const FIRST_USER = { user: 'kubeadmin', provider: 'kube:admin' } as const;

/** Who logs in to the console at `CONSOLE_URL`: `CONSOLE_*`, or the name that the console's own tests have for it. */
export const loginFrom = (env: NodeJS.ProcessEnv): Login => {
  const user = env.CONSOLE_USER ?? FIRST_USER.user;
  const isFirst = user === FIRST_USER.user;
  return {
    user,
    password: env.CONSOLE_PASSWORD ?? (isFirst ? env.BRIDGE_KUBEADMIN_PASSWORD : undefined) ?? '',
    provider: env.CONSOLE_IDP ?? (isFirst ? FIRST_USER.provider : user),
  };
};
