/// <reference types="@astrojs/starlight" />

interface ImportMetaEnv {
  /** Repository that error reports go to; unset: the control copies a report instead. */
  readonly PUBLIC_REPOSITORY_URL?: string;
}
