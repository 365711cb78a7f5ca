// Nothing outside of this origin: no validator badge, and no token is kept when the page is left.
SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#contract",
  validatorUrl: null,
  persistAuthorization: false,
  deepLinking: true,
});
