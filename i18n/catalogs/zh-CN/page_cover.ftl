# What is private on a page, and covered until somebody asks for it; browsers are given this file too.

cover-why = 已遮住，旁边的人看不到。
cover-open = 已打开。一分钟没有人触碰，就会再遮住。
cover-soon = { $seconds } 秒后再遮住。碰一下屏幕就可以继续看。
cover-done = 已遮住。
