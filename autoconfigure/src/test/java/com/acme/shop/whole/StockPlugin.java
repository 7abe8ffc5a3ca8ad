package com.acme.shop.whole;

import dev.stagedoor.BackendPlugin;

@BackendPlugin("stock")
class StockPlugin {}
