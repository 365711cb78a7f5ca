// The name, the logo and the colours of whoever runs this deployment.

/** Where nobody has chosen another. */
const NAME = "Workspace Tokens";

/**
 * @param {any} settings
 * @returns {{name: string, logo_url?: string, icon_url?: string, colors: {light?: string, dark?: string}, links: {text: string, url: string}[]}}
 */
export function brandOf(settings) {
  return { name: NAME, colors: {}, links: [], ...settings.brand };
}

/**
 * Gives the page its colours and its icon. The service has seen to it that texts can be read in these colours.
 *
 * @param {ReturnType<typeof brandOf>} brand
 */
export function applyBrand(brand) {
  const { light, dark } = brand.colors;
  const style = document.documentElement.style;
  if (light) {
    style.setProperty("--wt-accent-light", light);
  }
  if (dark) {
    style.setProperty("--wt-accent-dark", dark);
  }
  if (brand.icon_url) {
    document.querySelector("link[rel=icon]")?.setAttribute("href", brand.icon_url);
  }
  document.title = brand.name;
}
