# What the page of waiting times says by itself; browsers are given this file too.

frame-title-figures = Waiting times
