# Messages to other systems: one message error-<code> for each code of kiosk_server.messages.

error-webhook-address-unfit = An address in webhook_urls cannot be used. Write http://… or https://… without a user name.
error-webhook-address-unknown = The address that this message was for is not in webhook_urls any more. Put it back, or leave the message unsent.
error-webhook-unreachable = The receiver of a message cannot be reached. Check its address, its certificate, and that it runs.
error-webhook-slow = The receiver of a message did not answer in time. Check that it answers at once and works afterwards.
error-webhook-answer-broken = The receiver of a message did not answer in HTTP/1.1. Check what listens at its address.
error-webhook-refused = The receiver of a message answered with status { $status }. Look into its log for the reason.
