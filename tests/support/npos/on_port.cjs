// receiptio knows only port 9100: node --require on_port.cjs ..., with POS_TEST_PORT in the environment.
'use strict';

const net = require('net');

const connect = net.connect;
net.connect = (port, ...others) => connect(port === 9100 ? Number(process.env.POS_TEST_PORT) : port, ...others);
