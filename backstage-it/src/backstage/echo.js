'use strict';

const { coreServices, createBackendPlugin } = require('@backstage/backend-plugin-api');
const express = require('express');
const Router = require('express-promise-router').default;

// Says who calls it, and calls the Java plugin as itself or on behalf of its caller.
module.exports = createBackendPlugin({
  pluginId: 'echo',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        discovery: coreServices.discovery,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissions: coreServices.permissions,
        userInfo: coreServices.userInfo,
      },
      async init({ auth, discovery, httpAuth, httpRouter, permissions, userInfo }) {
        const router = Router();
        router.use(express.json());

        // The credentials that a request of ours is made with.
        async function credentialsFor(req) {
          return req.query.as === 'service'
            ? auth.getOwnServiceCredentials()
            : httpAuth.credentials(req);
        }

        router.get('/whoami', async (req, res) => {
          const credentials = await httpAuth.credentials(req);
          res.json({ principal: credentials.principal, expiresAt: credentials.expiresAt });
        });

        // What requests cost without credentials, and with them.
        router.get('/open', (_req, res) => {
          res.json({ open: true });
        });

        // With a cookie as well, as pages have it that load images.
        router.get('/cookie/whoami', async (req, res) => {
          const credentials = await httpAuth.credentials(req, {
            allow: ['user'],
            allowLimitedAccess: true,
          });
          res.json({ principal: credentials.principal, expiresAt: credentials.expiresAt });
        });

        router.get('/userinfo', async (req, res) => {
          res.json(await userInfo.getUserInfo(await httpAuth.credentials(req, { allow: ['user'] })));
        });

        // Calls another plugin: /call?as=service|caller&plugin=javademo&path=/whoami
        router.get('/call', async (req, res) => {
          const { plugin, path } = req.query;
          // tag::call[]
          const { token } = await auth.getPluginRequestToken({
            onBehalfOf: await credentialsFor(req),
            targetPluginId: plugin,
          });
          const answer = await fetch(`${await discovery.getBaseUrl(plugin)}${path}`, {
            headers: { authorization: `Bearer ${token}` },
          });
          // end::call[]
          const body = await answer.text();
          res.json({ status: answer.status, body: body === '' ? null : JSON.parse(body) });
        });

        // A token of this plugin, for tests that send it themselves.
        router.get('/token', async (req, res) => {
          res.json(
            await auth.getPluginRequestToken({
              onBehalfOf: await credentialsFor(req),
              targetPluginId: req.query.plugin,
            }),
          );
        });

        // Asks the permission backend as any plugin does; the body is what is asked.
        router.post('/authorize', async (req, res) => {
          const credentials = await httpAuth.credentials(req);
          res.json(await permissions.authorize(req.body, { credentials }));
        });

        httpRouter.use(router);
        httpRouter.addAuthPolicy({ path: '/cookie', allow: 'user-cookie' });
        httpRouter.addAuthPolicy({ path: '/open', allow: 'unauthenticated' });
      },
    });
  },
});
