# Listening to visitors.
refusal-listening-unfit = This sound cannot be read. Please type where you want to go.
refusal-listening-too-long = That was too long. Please say it again in one short sentence.
refusal-listening-nothing-heard = Nothing was heard. Please press again, come closer and say where you want to go, or type it.
refusal-listening-too-many = Very much is being said just now. Please type where you want to go.
error-listening-busy = Many people are speaking just now. Please try again in a few seconds, or type.
error-listening-failed = What you said could not be recognised. Please type where you want to go.
error-listening-engine-missing = listening_engine needs one more package. Install kiosk-server[sherpa].
error-listening-model-unfit = The model for listening cannot be used ({ $file }). Check listening_engine and listening_model.
